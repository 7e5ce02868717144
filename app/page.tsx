import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { currentActor } from '@/lib/platform/web/actor'

export default async function HomePage() {
  const actor = await currentActor()
  return (
    <Page>
      <PageHead title={actor.kind === 'member' ? `Good to see you, ${actor.name}` : 'Nevermore'} />
    </Page>
  )
}
