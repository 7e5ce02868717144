'use server'

import { revalidatePath } from 'next/cache'
import { Conflict, Invalid } from '@/lib/platform/errors'
import { mutation } from '@/lib/platform/web/mutation'
import { withEvidence } from '@/lib/timeline/evidence'
import { understandLine } from '@/lib/timeline/quick-add'
import { EntryForm, EntryMove, MilestoneForm, One, OneVersion, QuickAddForm, StarForm, ZoneChange } from '@/lib/timeline/schema'
import { asTyped } from '@/lib/timeline/standing'
import { addEntry, deleteEntry, editEntry, moveEntry, restoreEntry } from '@/lib/timeline/store'
import { whenOf } from '@/lib/timeline/when'
import { changeZone } from '@/lib/timeline/zone.store'

const refresh = () => revalidatePath('/incidents', 'layout')

/** Adds what was typed as one line; answers with the entry's id, to be pointed at. */
export const addTypedEntry = mutation(QuickAddForm, async (actor, { id, incidentId, line, ...against }) => {
  const understood = understandLine(line, { ...against, now: new Date() })
  if (!understood) throw new Invalid('Type what happened.', { line: 'Type what happened.' })
  const { happened: _, ...entry } = understood
  const added = await addEntry(actor, { ...entry, id, incidentId })
  refresh()
  return { id: added.id }
})

export const saveEntry = mutation(EntryForm, async (actor, { id, version, was, zone, do: wanted, ...form }) => {
  if (wanted === 'delete') {
    await deleteEntry(actor, { id, version })
    refresh()
    return { deleted: id }
  }
  const { day, clock, endDay, endClock, reading, evidence, evidenceWords = '', ...rest } = form
  const fields = { day, clock, endDay, endClock, reading }
  const when = was === JSON.stringify(fields) ? undefined : whenOf(fields, zone)
  const words = evidence ? withEvidence(rest.text, { address: evidence, words: evidenceWords }) : rest.text
  await editEntry(actor, { id, version, ...rest, text: words, ...(when && { when }) }).catch((error) => {
    throw error instanceof Conflict ? new Conflict(error.message, asTyped(error.theirs, zone)) : error
  })
  refresh()
  return { deleted: null }
})

export const removeEntry = mutation(OneVersion, async (actor, form) => {
  await deleteEntry(actor, form)
  refresh()
  return null
})

export const bringEntryBack = mutation(One, async (actor, { id }) => {
  await restoreEntry(actor, id)
  refresh()
  return null
})

export const setMilestone = mutation(MilestoneForm, async (actor, form) => {
  await editEntry(actor, form)
  refresh()
  return null
})

export const starEntry = mutation(StarForm, async (actor, form) => {
  await editEntry(actor, form)
  refresh()
  return null
})

export const shiftEntry = mutation(EntryMove, async (actor, form) => {
  await moveEntry(actor, form)
  refresh()
  return null
})

export const setZone = mutation(ZoneChange, async (actor, form) => {
  await changeZone(actor, form)
  refresh()
  return null
})
