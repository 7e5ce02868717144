import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import type { CheckDetail } from '@/lib/checks/store'
import { BringBack } from './bring-back'

/** In place of a check that was deleted: it runs no more, and comes back whole. */
export function Deleted({ check, mayWrite }: { check: CheckDetail; mayWrite: boolean }) {
  return (
    <Page width="narrow">
      <h1>{check.title}</h1>
      <Empty
        title="This check was deleted"
        action={mayWrite ? <BringBack id={check.id} /> : <LinkButton href="/checks">All checks</LinkButton>}
      >
        It runs no more, and proves nothing. Its runs and what it was bound to are kept.
      </Empty>
    </Page>
  )
}
