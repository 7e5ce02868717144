import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { editIncidentIn } from '../incidents/edit.store'
import { lockIncident } from '../incidents/store'
import { inTransaction } from '../platform/db/client'
import { Invalid } from '../platform/errors'
import type { PostmortemStateForm } from './schema'
import { readReview } from './store'

/**
 * Draft → in review → published, and back: the one way there. It is published where nothing is missing that the settings ask for.
 * @throws Invalid with what is missing, Conflict, NotFound
 */
export async function movePostmortem(actor: Actor, form: Omit<PostmortemStateForm, 'uncovered'>): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, form.id)
    if (form.postmortemState === 'published' && incident.postmortemState !== 'published') {
      const { missing } = await readReview(actor, form.id, tx)
      if (missing.length > 0) throw new Invalid(`Not published yet. ${missing.join(' ')}`)
    }
    await editIncidentIn(tx, actor, form)
  })
}
