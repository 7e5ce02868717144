import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { requireAdmin } from '@/lib/platform/web/actor'
import { readNeeds } from '@/lib/reviews/settings.store'
import { NeedsForm } from './needs-form'

export const metadata: Metadata = { title: 'Reviews' }

/** What publishing a postmortem needs, by the severity of its incident. */
export default async function ReviewsPage() {
  const actor = await requireAdmin()
  return (
    <>
      <PageHead title="Reviews">
        What has to be there before a postmortem is published, by the severity of its incident. An approval is given by somebody
        who is not an author, and counts for the text it was given for. What is published already stays so.
      </PageHead>
      <NeedsForm needs={await readNeeds(actor)} />
    </>
  )
}
