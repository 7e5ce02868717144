'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/access/actor'
import { acceptImport, undoAccept } from '@/lib/importing/accept.store'
import { carve, retypeAll } from '@/lib/importing/carve'
import { clip } from '@/lib/importing/clip'
import type { DraftIncident } from '@/lib/importing/draft'
import { findPassage, freeId, replaceItem, withItem } from '@/lib/importing/edit'
import { fingerprint } from '@/lib/importing/fingerprint'
import { changed, takeBack } from '@/lib/importing/history'
import { applyItemForm } from '@/lib/importing/item-form'
import { chooseZone, settleAll } from '@/lib/importing/mend'
import { mended } from '@/lib/importing/mend-doubt'
import { merge } from '@/lib/importing/merge'
import {
  AcceptForm,
  AddForm,
  BulkForm,
  CarveForm,
  DoubtForm,
  FactsForm,
  ImportForm,
  ItemForm,
  OpenForm,
  TakeBackForm,
  UndoAcceptForm,
} from '@/lib/importing/schema'
import {
  discardImport,
  editDraft,
  getImport,
  getOriginal,
  type ImportDocument,
  restoreImport,
  saveSource,
} from '@/lib/importing/store'
import { isZone } from '@/lib/incidents/schema'
import { Conflict, Invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { mutation } from '@/lib/platform/web/mutation'
import { factsOf } from './facts-of'
import { becameWords } from './kinds'
import { wholeOf } from './view'

type Change = (incident: DraftIncident, document: ImportDocument) => DraftIncident

/** Changes one incident of a draft, and remembers under `words` what stood there before. */
async function change(
  actor: Actor,
  { importId, ordinal }: { importId: string; ordinal: number },
  words: string,
  work: Change,
): Promise<null> {
  const document = await getImport(actor, importId)
  const entry = { id: newId(), ordinal, words }
  const draft = changed(document.draft, entry, (incident) => work(incident, document))
  if (draft !== document.draft) await editDraft(actor, importId, document.version, draft)
  revalidatePath(`/incidents/import/${importId}`)
  return null
}

const MEANWHILE = 'This was changed meanwhile, in another window perhaps. Open the draft again; nothing was stored.'

export const editFacts = mutation(FactsForm, (actor, { was, title, startedOn, severity, timeZone, ...place }) =>
  change(actor, place, 'The facts of the incident were changed', (incident) => {
    if (fingerprint(factsOf(incident)) !== was) throw new Conflict(MEANWHILE)
    if (timeZone !== null && !isZone(timeZone))
      throw new Invalid(`Got the time zone “${timeZone}”; expected a name such as Europe/Berlin or UTC.`, {
        timeZone: 'There is no such zone.',
      })
    const isChosen = timeZone !== null && timeZone !== incident.timeZone.iana
    const now: DraftIncident = {
      ...(isChosen ? chooseZone(incident, timeZone) : incident),
      title: title || null,
      startedOn,
      severity: { ...incident.severity, value: severity },
      ...(timeZone === null && { timeZone: { ...incident.timeZone, iana: null } }),
    }
    return settleAll(now, ({ kind }) => (kind === 'no_title' && title !== '') || (kind === 'no_severity' && severity !== null))
  }),
)

/** An item with all of its words, for its form. */
export const openItem = mutation(OpenForm, async (actor, { importId, ordinal, itemId }) => {
  const incident = (await getImport(actor, importId)).draft.incidents[ordinal]
  return incident ? wholeOf(incident, itemId) : null
})

export const editItem = mutation(ItemForm, (actor, { importId, ordinal, itemId, was, ...fields }) =>
  change(actor, { importId, ordinal }, `“${clip(fields.text ?? '', 60)}” was edited`, (incident) => {
    const passage = findPassage(incident, itemId)
    if (fingerprint(passage) !== was) throw new Conflict(MEANWHILE)
    if (passage.is === 'structure') throw new Invalid('Say first what this passage is.')
    return replaceItem(incident, applyItemForm(passage, fields, incident.timeZone.iana))
  }),
)

export const changeItems = mutation(BulkForm, (actor, { items, to, ...place }) =>
  to === 'merged'
    ? change(actor, place, `${items.length} items became one`, (incident) => merge(incident, items))
    : change(actor, place, becameWords(items.length, to), (incident, { text }) => retypeAll(incident, text, items, to)),
)

export const carveItem = mutation(CarveForm, (actor, { start, end, to, ...place }) =>
  change(actor, place, becameWords(1, to), (incident, { text }) => carve(incident, text, { start, end }, to)),
)

export const addItem = mutation(AddForm, (actor, { to, text, ...place }) =>
  change(actor, place, `“${clip(text, 60)}” was added`, (incident) => {
    const [title = '', ...body] = text.split('\n')
    const words = to === 'section' ? { title: clip(title, 200), text: body.join('\n').trim() } : { text }
    return withItem(incident, { id: freeId(incident), spans: [], ...words }, to)
  }),
)

export const mendDoubt = mutation(DoubtForm, (actor, { doubtId, do: how, value, ...place }) =>
  change(actor, place, 'A doubt was settled', (incident) => mended(incident, doubtId, how, value ?? '')),
)

export const takeBackChange = mutation(TakeBackForm, async (actor, { importId, ordinal, changeId }): Promise<null> => {
  const { version, draft } = await getImport(actor, importId)
  await editDraft(actor, importId, version, takeBack(draft, ordinal, changeId))
  revalidatePath(`/incidents/import/${importId}`)
  return null
})

/** Makes incidents of the draft; with one left to accept one stays, else one goes to what was made. */
export const acceptDraft = mutation(AcceptForm, async (actor, { importId, version, ordinal }): Promise<null> => {
  const made = await acceptImport(actor, importId, { version, ...(ordinal !== undefined && { ordinals: [ordinal] }) })
  const { acceptedAt, draft, incidents } = await getImport(actor, importId)
  revalidatePath('/', 'layout')
  const [first] = made
  if (!acceptedAt) {
    const next = draft.incidents.findIndex((_, at) => !incidents.some((one) => one.ordinal === at))
    redirect(`/incidents/import/${importId}?incident=${next + 1}&made=${first?.number ?? ''}`)
  }
  redirect(
    first && made.length === 1 && draft.incidents.length === 1 ? `/incidents/${first.number}` : `/incidents/import/${importId}`,
  )
})

export const undoAcceptance = mutation(UndoAcceptForm, async (actor, { importId, incidentId }): Promise<null> => {
  const { ordinal } = await undoAccept(actor, importId, incidentId)
  revalidatePath('/', 'layout')
  redirect(`/incidents/import/${importId}?incident=${ordinal + 1}`)
})

export const discardDraft = mutation(ImportForm, async (actor, { importId }): Promise<null> => {
  await discardImport(actor, importId)
  revalidatePath('/incidents/import', 'layout')
  redirect(`/incidents/import/${importId}`)
})

export const restoreDraft = mutation(ImportForm, async (actor, { importId }): Promise<null> => {
  await restoreImport(actor, importId)
  revalidatePath('/incidents/import', 'layout')
  return null
})

/** A document that seemed to hold no incident is read as one all the same. */
export const readAnyway = mutation(ImportForm, async (actor, { importId }): Promise<null> => {
  const original = await getOriginal(actor, importId)
  await discardImport(actor, importId)
  const { id } = await saveSource(actor, original, { evenIfNone: true })
  redirect(`/incidents/import/${id}`)
})
