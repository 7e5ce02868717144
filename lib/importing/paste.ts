import { understandLines } from '../timeline/paste'
import type { QuickAddContext, Understood } from '../timeline/quick-add'
import { toLocal } from '../timeline/wall-clock'
import { clip } from './clip'
import type { DraftEntry } from './draft'
import { hasKnownForm } from './importers/registry'
import { readInThread } from './read-pool'
import { whenOf } from './rows'

/** Entries of one paste; a longer one is imported as a file. */
export const PASTE_ENTRIES = 500

export interface Pasted {
  entries: Understood[]
  /** What became no entry: who came and went, and what goes beyond the limit. */
  left: string[]
}

/**
 * What many pasted lines say, as entries to accept: messages out of a chat or an IRC log by whoever reads such files, and any other
 * text line by line. Times without a day are of the day that a typed line would be of.
 * @throws Invalid where it cannot be read, saying why
 */
export async function readPaste(text: string, context: QuickAddContext): Promise<Pasted> {
  const known = await readKnown(text, context)
  const { entries, left } = known ?? { entries: understandLines(text, context), left: [] }
  return {
    entries: entries.slice(0, PASTE_ENTRIES),
    left: [...left, ...entries.slice(PASTE_ENTRIES).map((entry) => entry.text)],
  }
}

async function readKnown(text: string, context: QuickAddContext): Promise<Pasted | null> {
  const day = context.last ? toLocal(context.last, context.zone).date : context.day
  // The day of times without one is taken from the name of a file.
  const file = { name: `${day ?? 'pasted'}.txt`, bytes: new TextEncoder().encode(text) }
  if (!hasKnownForm(file)) return null
  const { draft } = await readInThread(file)
  const told = draft.incidents.flatMap(({ timeline }) => timeline).filter((entry) => entry.text.trim() !== '')
  if (told.length === 0) return null
  const entries = told.map((entry) => understoodOf(entry, context.zone))
  const sections = draft.incidents.flatMap((incident) => incident.sections.map(({ body }) => body))
  return { entries, left: [...sections, ...draft.incidents.flatMap(({ structure }) => structure.map((one) => one.text))] }
}

const understoodOf = (entry: DraftEntry, zone: string): Understood => ({
  ...whenOf(entry, zone),
  text: entry.text,
  milestone: entry.milestone,
  attributedTo: clip(entry.attributedTo ?? '', 200) || null,
  sourceText: clip(entry.sourceText ?? '', 200) || null,
  happened: 'once',
})
