import type { z } from 'zod'
import { placesOf } from '../causes/rules'
import { writeDefinition } from '../checks/definition'
import { findKind } from '../checks/kinds/registry'
import { coverage } from '../corrective-actions/rules'
import { firstMoment, INSTANT_OF, lastVerified, MILESTONES, metricsOf } from '../incidents/rules'
import { LESSON_KINDS } from '../lessons/rules'
import { dayKey } from '../timeline/time'
import type { Action, Cause, PostmortemDocument, Proof } from './document'
import type { DocumentRow } from './store'
import { ToldAction, ToldCause, ToldIncident } from './told'

const ROLES = ['lead', 'author', 'responder', 'reviewer', 'reader'] as const

type Key = string | number

/** In the order of their keys, by code units: the same on every machine. */
function sorted<T>(rows: readonly T[], keysOf: (row: T) => Key[]): T[] {
  const compare = (a: Key[], b: Key[]): number => {
    const at = a.findIndex((key, index) => key !== b[index])
    const [left, right] = [a[at], b[at]]
    return at === -1 || left === undefined || right === undefined ? 0 : left < right ? -1 : 1
  }
  return rows
    .map((row) => ({ row, keys: keysOf(row) }))
    .sort((a, b) => compare(a.keys, b.keys))
    .map(({ row }) => row)
}

const byPlace = (row: { position: number; id: string }): Key[] => [row.position, row.id]
const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const day = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null

/** Makes the rows of an incident its document: the same one whatever order the rows come in. */
export function arrange(row: DocumentRow): PostmortemDocument {
  const { number, title, severity, isPrivate, timeZone, timeZoneAssumed } = row
  const entries = sorted(row.entries, byPlace)
  const began = firstMoment(row)
  const actions = sorted(row.actions, (action) => [action.number]).map(actionOf)
  return {
    number,
    title,
    severity,
    state: row.postmortemState,
    isPrivate,
    publishedAt: iso(row.publishedAt),
    startedOn: began ? dayKey(began, timeZone) : day(row.startedOn),
    statedOn: day(row.startedOn),
    timeZone,
    timeZoneAssumed,
    milestones: milestonesOf(row, entries),
    measures: metricsOf(row, lastVerified(actions.map(asDates))).flatMap(({ milliseconds, ...measure }) =>
      milliseconds === null ? [] : [{ ...measure, milliseconds }],
    ),
    people: sorted(
      [...row.people.map(({ role, member }) => ({ name: member.name, role })), ...(told(ToldIncident, row.told)?.people ?? [])],
      ({ name, role }) => [ROLES.indexOf(role), name],
    ),
    services: sorted(
      row.services.map(({ service }) => service.name),
      (name) => [name],
    ),
    tags: sorted([...new Set(row.tags)], (tag) => [tag]),
    sections: sorted(row.sections, byPlace).map(({ key, title, body, audience }) => ({
      ...{ key, title, body, audience },
    })),
    timeline: entries.map(({ id, position, occurredAt, endedAt, ...entry }) => ({
      ...entry,
      occurredAt: iso(occurredAt),
      endedAt: iso(endedAt),
    })),
    causes: causesOf(row, new Map(entries.map(({ id }, place) => [id, place])), actions),
    actions,
    lessons: sorted(row.lessons, (lesson) => [LESSON_KINDS.indexOf(lesson.kind), ...byPlace(lesson)]).map(
      ({ kind, text, audience }) => ({
        ...{ kind, text, audience },
      }),
    ),
  }
}

function milestonesOf(row: DocumentRow, entries: DocumentRow['entries']): PostmortemDocument['milestones'] {
  return MILESTONES.flatMap((milestone) => {
    const at = row[INSTANT_OF[milestone]]
    if (!at) return []
    const entry = entries.find((each) => each.milestone === milestone && each.occurredAt?.getTime() === at.getTime())
    return [
      { milestone, at: at.toISOString(), precision: entry?.precision ?? 'minute', isApproximate: entry?.isApproximate ?? false },
    ]
  })
}

/** What a file that was read back said, where this program can read it. */
const told = <T>(schema: z.ZodType<T>, value: unknown): T | null =>
  value === null ? null : (schema.safeParse(value).data ?? null)

const asDates = ({ state, verifiedAt }: Action) => ({ state, verifiedAt: verifiedAt ? new Date(verifiedAt) : null })

function causesOf(row: DocumentRow, places: Map<string, number>, own: Action[]): Cause[] {
  const rows = sorted(row.causes, byPlace)
  const byId = new Map(rows.map((cause) => [cause.id, cause]))
  const shown = placesOf(rows.map(({ id, parentId, deletedAt }) => ({ id, parentId, isDeleted: deletedAt !== null })))
  const under = (parent: string | null): Cause[] =>
    shown.flatMap(({ id, parentId }) => {
      const cause = byId.get(id)
      if (parentId !== parent || !cause) return []
      const here = cause.actions.map(({ action }) => action).filter(isForAll(row))
      const elsewhere = [
        ...here.filter(({ incidentId }) => incidentId !== row.id),
        ...(told(ToldCause, cause.told)?.elsewhere ?? []),
      ]
      const against = own.filter(({ number }) => here.some((action) => action.number === number))
      const actions = sorted([...against, ...elsewhere], (action) => [action.number])
      return [
        {
          kind: cause.kind,
          text: cause.text,
          audience: cause.audience,
          coverage: coverage(actions),
          actions: actions.map((action) => action.number),
          elsewhere: sorted(elsewhere, (action) => [action.number]).map(({ number, type, state }) => ({ number, type, state })),
          evidence: sorted(
            cause.evidence.flatMap(({ entryId }) => places.get(entryId) ?? []),
            (place) => [place],
          ),
          whys: under(id),
        },
      ]
    })
  return under(null)
}

type CauseAction = DocumentRow['causes'][number]['actions'][number]['action']

const isForAll =
  (row: DocumentRow) =>
  ({ incidentId, incident }: CauseAction): boolean =>
    incidentId === row.id || (!incident.isPrivate && incident.deletedAt === null)

function actionOf(row: DocumentRow['actions'][number]): Action {
  const { number, title, details, audience, type, priority, owner, ownerAsWritten, dueOn, ticketUrl } = row
  return {
    ...{ number, title, details, audience, type, priority, ticketUrl },
    owner: owner?.name ?? ownerAsWritten,
    dueOn: day(dueOn),
    ...(standingTold(row) ?? standingHere(row)),
  }
}

type Standing = Pick<Action, 'state' | 'verifiedAt' | 'waiver' | 'checks'>

/** What the file said that the action was read back from, for as long as nothing happened to it here. */
function standingTold(row: DocumentRow['actions'][number]): Standing | null {
  const { since, ...standing } = told(ToldAction, row.told) ?? { since: null }
  return since === row.stateChangedAt.toISOString() && row.checks.length === 0 && 'state' in standing ? standing : null
}

function standingHere({ state, verifiedAt, waivers, checks }: DocumentRow['actions'][number]): Standing {
  const waiver = sorted(waivers, ({ createdAt }) => [createdAt.getTime()]).at(-1)
  return {
    state,
    verifiedAt: iso(verifiedAt),
    waiver: waiver
      ? { reason: waiver.reason, approvedBy: waiver.approvedBy.name, expiresOn: waiver.expiresOn.toISOString().slice(0, 10) }
      : null,
    checks: sorted(
      checks.map(({ check }) => check),
      ({ title, id }) => [title, id],
    ).map(proofOf),
  }
}

type CheckRow = DocumentRow['actions'][number]['checks'][number]['check']

function proofOf({ title, isEnabled, lastVerdict, ...check }: CheckRow): Proof {
  return {
    title,
    statement: statementOf(check),
    isAttested: findKind(check.kind)?.asksPeople === true,
    isEnabled,
    verdict: lastVerdict,
    failingSinceAt: iso(check.failingSinceAt),
    erringSinceAt: iso(check.erringSinceAt),
    firstRedAt: iso(check.firstRedAt),
    turnedGreenAt: iso(check.turnedGreenAt),
    shownRed: check.shownRedAt
      ? { at: check.shownRedAt.toISOString(), against: check.shownRedAgainst ?? 'something else' }
      : null,
    definition: writeDefinition({ ...check, title }),
  }
}

/** Null where this program does not know the kind, or cannot read what a newer one wrote. */
function statementOf({ kind: id, config }: Pick<CheckRow, 'kind' | 'config'>): string | null {
  const kind = findKind(id)
  const read = kind?.read(config)
  return kind && read?.ok ? kind.describe(read.config) : null
}
