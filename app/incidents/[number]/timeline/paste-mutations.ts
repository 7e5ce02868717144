'use server'

import { createHash } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { demand } from '@/lib/access/rules'
import { readPaste } from '@/lib/importing/paste'
import { MILESTONE_WORDS } from '@/lib/incidents/rules'
import { Invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { mutation } from '@/lib/platform/web/mutation'
import { shiftEntries, takeBackEntries } from '@/lib/timeline/many.store'
import type { Understood } from '@/lib/timeline/quick-add'
import { Many, PasteForm, ShiftForm } from '@/lib/timeline/schema'
import { addEntries } from '@/lib/timeline/store'
import { wordWhen } from '@/lib/timeline/when-words'

/** An entry as it was understood, to be accepted. */
export interface ShownEntry {
  /** The id it will have. */
  id: string
  when: string | null
  doubt: string | null
  milestone: string | null
  attributedTo: string | null
  text: string
}

/** What was understood of a paste, and of which. */
export interface Reading {
  of: string
  at: string
  text: string
  entries: ShownEntry[]
  left: string[]
}

export type PasteAnswer = { reading: Reading; added: null } | { reading: null; added: string[] }

const refresh = () => revalidatePath('/incidents', 'layout')

/** Reads what was pasted; or adds, as they were shown, the entries that were chosen. */
export const pasteEntries = mutation(PasteForm, async (actor, form): Promise<PasteAnswer> => {
  demand(actor, 'write')
  const { text, zone, last, day, impactStartedAt, incidentId } = form
  const of = createHash('sha256').update(text).digest('hex')
  const isAdding = form.do === 'add' && form.readOf === of && form.readAt !== null
  const now = isAdding && form.readAt ? form.readAt : new Date()
  const { entries, left } = await readPaste(text, { zone, now, last, day, impactStartedAt })
  if (!isAdding)
    return { reading: { of, at: now.toISOString(), text, entries: entries.map((one) => shown(one, zone)), left }, added: null }
  const chosen = form.take.filter(Boolean).map((one) => one.split(' '))
  if (chosen.length === 0) throw new Invalid('No entry is chosen; tick those that belong into the timeline.')
  const rows = chosen.flatMap(([index, id = '']) => {
    const understood = entries[Number(index)]
    if (!understood) return []
    const { happened: _, ...entry } = understood
    return [{ ...entry, id, incidentId }]
  })
  const added = await addEntries(actor, incidentId, rows)
  refresh()
  return { reading: null, added: added.map(({ id }) => id) }
})

const DOUBTS = {
  once: null,
  twice: 'came twice that day, read as the first',
  never: 'no clock showed that time, read as the next there was',
}

const shown = (entry: Understood, zone: string): ShownEntry => ({
  id: newId(),
  when: entry.occurredAt ? wordWhen(entry, entry.occurredAt, zone) : null,
  doubt: DOUBTS[entry.happened],
  milestone: entry.milestone && MILESTONE_WORDS[entry.milestone],
  attributedTo: entry.attributedTo,
  text: entry.text,
})

export const takeBackPasted = mutation(Many, async (actor, { ids }) => {
  await takeBackEntries(actor, ids)
  refresh()
  return null
})

/** Answers with the ids of the entries that moved. */
export const shiftMany = mutation(ShiftForm, async (actor, form) => {
  const moved = await shiftEntries(actor, form)
  refresh()
  return { moved }
})
