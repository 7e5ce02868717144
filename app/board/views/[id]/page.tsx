import { notFound, redirect } from 'next/navigation'
import { getView } from '@/lib/corrective-actions/views.store'
import { NotFound } from '@/lib/platform/errors'
import { id } from '@/lib/platform/text'
import { requireMember } from '@/lib/platform/web/actor'

/** The address of a saved view: leads to the board as it was saved. */
export default async function ViewPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, asked] = [await requireMember(), id.safeParse((await params).id)]
  if (!asked.success) notFound()
  const view = await getView(actor, asked.data).catch((error) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  redirect(`/board${view.query}${view.query ? '&' : '?'}saved=${view.id}`)
}
