import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import type { Cause, Entry, PostmortemDocument } from '@/lib/postmortems/document'
import { recomputeTimeline } from '@/lib/timeline/recompute.store'
import { makeIncident } from './builders'

/** Writes a document into rows as people would have made them, in whatever words; answers its number. */
export async function storeDocument(actor: MemberActor, typed: PostmortemDocument): Promise<number> {
  const document: PostmortemDocument = JSON.parse(JSON.stringify(typed), (key, value) =>
    typeof value === 'string' ? asStored(key, value) : value,
  )
  const { id: incidentId, number } = await makeIncident(actor, { isPrivate: document.isPrivate })
  const { severity, timeZone, timeZoneAssumed, tags, publishedAt, startedOn, state: postmortemState } = document
  const title = filled(document.title).slice(0, 300)
  await db().incident.update({
    where: { id: incidentId },
    data: {
      ...{ title, severity, timeZone, timeZoneAssumed, tags: tags.filter(isName), publishedAt, postmortemState },
      startedOn: startedOn && new Date(startedOn),
      services: {
        create: [...new Set(document.services.filter(isName))].map((name) => ({
          service: { create: { name: `${name}${newId()}` } },
        })),
      },
    },
  })
  const sections = document.sections.map(({ key, title: heading, body }, position) => ({
    incidentId,
    key,
    title: filled(heading),
    body,
    position,
  }))
  await db().section.createMany({ data: sections })
  const entries = document.timeline.map((entry, position) => ({
    id: newId(),
    incidentId,
    ...entry,
    ...timeOf(entry),
    text: filled(entry.text),
    position,
  }))
  await db().timelineEntry.createMany({ data: entries })
  await db().$transaction((tx) => recomputeTimeline(tx, incidentId))
  const actions = new Map<number, string>()
  for (const { number: was, owner, dueOn, waiver: _, checks: __, verifiedAt, ...action } of document.actions) {
    const { id } = await db().correctiveAction.create({
      data: {
        ...{ incidentId, ...action, title: filled(action.title), ownerAsWritten: owner || null },
        dueOn: dueOn && new Date(dueOn),
        verifiedAt: action.state === 'verified' ? verifiedAt : null,
      },
    })
    actions.set(was, id)
  }
  let position = 0
  const plant = async ({ kind, text, evidence, actions: against, whys }: Cause, parentId: string | null): Promise<void> => {
    const { id } = await db().cause.create({
      data: {
        ...{ incidentId, kind, text: filled(text), parentId, position: position++ },
        evidence: { create: evidence.map((place) => ({ entryId: entries[place]?.id ?? '' })) },
        actions: { create: against.flatMap((one) => ({ actionId: actions.get(one) ?? [] })).filter(isThere) },
      },
    })
    for (const why of whys) await plant(why, id)
  }
  for (const cause of document.causes) await plant(cause, null)
  const lessons = document.lessons.map(({ kind, text }, place) => ({ incidentId, kind, text: filled(text), position: place }))
  await db().lesson.createMany({ data: lessons })
  return number
}

/** Line ends come as forms hand them on; words that need not be there are not blank, and no longer than the app takes. */
function asStored(key: string, value: string): string | null {
  const text = value.replace(/\r\n/g, '\n')
  if (key === 'title') return text.slice(0, 200)
  if (!['attributedTo', 'sourceText', 'owner'].includes(key)) return text
  return text.trim() === '' ? null : text.slice(0, 200)
}

const isThere = (one: { actionId: string | never[] }): one is { actionId: string } => typeof one.actionId === 'string'

/** Nobody can store a text of blanks alone where one is asked for. */
const filled = (text: string): string => (text.trim() === '' ? 'nothing' : text)

const isName = (text: string): boolean =>
  text.trim().length > 0 && text === text.trim().replace(/\s+/g, ' ').toLowerCase() && text.length <= 40

/** Only times that the app would take. */
function timeOf({ occurredAt, endedAt, precision, clockTime }: Entry) {
  if (!occurredAt) return { occurredAt: null, endedAt: null, precision: 'unknown' as const, clockTime }
  const known = precision === 'unknown' ? ('minute' as const) : precision
  return { occurredAt, endedAt: endedAt && endedAt >= occurredAt ? endedAt : null, precision: known, clockTime: null }
}
