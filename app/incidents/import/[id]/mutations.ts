'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/access/actor'
import { acceptImport } from '@/lib/importing/accept.store'
import type { Draft, DraftIncident } from '@/lib/importing/draft'
import { changeIncident, findPassage, replaceItem, retype } from '@/lib/importing/edit'
import { fingerprint } from '@/lib/importing/fingerprint'
import { applyItemForm } from '@/lib/importing/item-form'
import { AcceptForm, FactsForm, ImportForm, ItemForm, RetypeForm } from '@/lib/importing/schema'
import { discardImport, editDraft, getImport, getOriginal, restoreImport, saveSource } from '@/lib/importing/store'
import { isZone } from '@/lib/incidents/schema'
import { Conflict, Invalid } from '@/lib/platform/errors'
import { mutation } from '@/lib/platform/web/mutation'
import { factsOf } from './facts-of'

const change = async (actor: Actor, importId: string, work: (draft: Draft) => Draft): Promise<null> => {
  const { version, draft } = await getImport(actor, importId)
  await editDraft(actor, importId, version, work(draft))
  revalidatePath(`/incidents/import/${importId}`)
  return null
}

const MEANWHILE = 'This was changed meanwhile, in another window perhaps. Open the draft again; nothing was stored.'

export const editFacts = mutation(FactsForm, (actor, { importId, ordinal, was, title, startedOn, severity, timeZone }) =>
  change(actor, importId, (draft) =>
    changeIncident(draft, ordinal, (incident): DraftIncident => {
      if (fingerprint(factsOf(incident)) !== was) throw new Conflict(MEANWHILE)
      if (timeZone !== null && !isZone(timeZone))
        throw new Invalid(`Got the time zone “${timeZone}”; expected a name such as Europe/Berlin or UTC.`, {
          timeZone: 'There is no such zone.',
        })
      return {
        ...incident,
        title: title || null,
        startedOn,
        severity: { ...incident.severity, value: severity },
        timeZone: { ...incident.timeZone, iana: timeZone },
      }
    }),
  ),
)

export const editItem = mutation(ItemForm, (actor, { importId, ordinal, itemId, was, ...fields }) =>
  change(actor, importId, (draft) =>
    changeIncident(draft, ordinal, (incident) => {
      const passage = findPassage(incident, itemId)
      if (fingerprint(passage) !== was) throw new Conflict(MEANWHILE)
      if (passage.is === 'structure') throw new Invalid('Say first what this passage is.')
      return replaceItem(incident, applyItemForm(passage, fields, incident.timeZone.iana))
    }),
  ),
)

export const retypeItem = mutation(RetypeForm, (actor, { importId, ordinal, itemId, to }) =>
  change(actor, importId, (draft) => changeIncident(draft, ordinal, (incident) => retype(incident, itemId, to))),
)

/** Makes incidents of the draft; with one left to accept one stays, else one goes to the first of what was made. */
export const acceptDraft = mutation(AcceptForm, async (actor, { importId, version, ordinal }): Promise<null> => {
  const made = await acceptImport(actor, importId, { version, ...(ordinal !== undefined && { ordinals: [ordinal] }) })
  const { acceptedAt, draft } = await getImport(actor, importId)
  revalidatePath('/', 'layout')
  const [first] = made
  if (!acceptedAt) {
    const next = draft.incidents.findIndex((_, at) => at !== ordinal)
    redirect(`/incidents/import/${importId}?incident=${next + 1}`)
  }
  redirect(
    first && made.length === 1 && draft.incidents.length === 1 ? `/incidents/${first.number}` : `/incidents/import/${importId}`,
  )
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
