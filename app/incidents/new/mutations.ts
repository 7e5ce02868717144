'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { createIncident } from '@/lib/incidents/store'
import { Invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { mutation } from '@/lib/platform/web/mutation'
import { addSectionsIn } from '@/lib/sections/store'
import { TEMPLATE } from '@/lib/sections/template'
import { NewIncidentForm } from '@/lib/timeline/schema'
import { addEntriesIn } from '@/lib/timeline/store'
import { whenOf } from '@/lib/timeline/when'

/** Writes an incident down with the sections of the template and, where it is known when it began, its first entry; then goes there. */
export const writeIncident = mutation(NewIncidentForm, async (actor, { day, clock, summary, ...input }): Promise<null> => {
  if (clock.trim() && !day) throw new Invalid('Say on which day that was.', { day: 'Say on which day that was.' })
  const when = day && clock.trim() ? whenOf({ day, clock, endDay: '', endClock: '', reading: 'first' }, input.timeZone) : null
  const { number } = await createIncident(actor, { ...input, startedOn: day }, async (tx, { id }) => {
    const sections = TEMPLATE.map(({ key, title }) => ({ id: newId(), key, title, body: key === 'summary' ? summary : '' }))
    await addSectionsIn(tx, actor, id, sections)
    if (!when) return
    const first = { id: newId(), incidentId: id, text: 'Impact started', milestone: 'impact_started' as const, ...when }
    await addEntriesIn(tx, actor, { id, timeZone: input.timeZone }, [first])
  })
  revalidatePath('/', 'layout')
  redirect(`/incidents/${number}`)
})
