import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { readDueDays } from '@/lib/corrective-actions/due-days.store'
import { requireAdmin } from '@/lib/platform/web/actor'
import { DueDatesForm } from './due-dates-form'

export const metadata: Metadata = { title: 'Due dates' }

/** When a new action is suggested to be due, and when its owner is reminded. */
export default async function DueDatesPage() {
  const actor = await requireAdmin()
  return (
    <>
      <PageHead title="Due dates">
        A new action is suggested to be due so many days from then, by the severity of its incident; whoever writes it down may
        choose otherwise. What is there already does not move, and imported actions keep what their document says.
      </PageHead>
      <DueDatesForm values={await readDueDays(actor)} />
    </>
  )
}
