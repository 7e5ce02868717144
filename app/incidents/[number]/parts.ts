import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { listCauses } from '@/lib/causes/store'
import { listActions } from '@/lib/corrective-actions/list.store'
import { listLessons } from '@/lib/lessons/store'
import { listSections } from '@/lib/sections/store'
import { listEntries } from '@/lib/timeline/store'

/** All that stands in a postmortem, as far as the actor may know of it. */
export async function loadParts(actor: Actor, incidentId: string) {
  const [sections, entries, causes, actions, lessons] = await Promise.all([
    listSections(actor, incidentId),
    listEntries(actor, incidentId),
    listCauses(actor, incidentId),
    listActions(actor, { incidentId }),
    listLessons(actor, incidentId),
  ])
  return { sections, entries, causes, actions, lessons }
}
