import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import type { Incident } from '../incidents/store'
import { db, type Prisma, type Tx } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { type ChecklistItem, checklistOf, openItems } from './checklist'
import { gradeOf, missingFor, type Needs, type Reviewer, reviewersOf } from './rules'
import { readNeeds } from './settings.store'
import { wordingHash } from './wording'

// A review is of what every reader has before them: what is restricted leaves in no file, and its edits tell nobody anything.
const READ = { where: { deletedAt: null, audience: { not: 'restricted' } } } as const
const STANDING = { where: { deletedAt: null } } as const

const SELECT = {
  number: true,
  title: true,
  severity: true,
  people: { select: { role: true, memberId: true, member: { select: { name: true } } }, orderBy: { member: { name: 'asc' } } },
  sections: { ...READ, select: { key: true, title: true, body: true } },
  entries: { ...READ, select: { text: true, occurredAt: true, milestone: true } },
  lessons: { ...READ, select: { text: true } },
  causes: {
    ...READ,
    select: {
      id: true,
      text: true,
      actions: { where: { action: STANDING.where }, select: { action: { select: { type: true, state: true } } } },
    },
    orderBy: { position: 'asc' },
  },
  actions: {
    ...STANDING,
    select: {
      number: true,
      title: true,
      details: true,
      state: true,
      ownerId: true,
      _count: { select: { checks: { where: { check: STANDING.where } } } },
    },
    orderBy: { number: 'asc' },
  },
  reviews: {
    select: { memberId: true, answer: true, note: true, wordingHash: true, at: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.IncidentSelect

type Row = Prisma.IncidentGetPayload<{ select: typeof SELECT }>

/** How the review of a postmortem stands. */
export interface ReviewStanding {
  needs: Needs
  reviewers: Reviewer[]
  checklist: ChecklistItem[]
  /** What is missing until it may be published, in sentences. */
  missing: string[]
  /** Of the words as they stand: an answer says which text it was given for. */
  wordingHash: string
}

/** @throws NotFound */
export async function readReview(actor: Actor, incidentId: Incident['id'], tx: Tx = db()): Promise<ReviewStanding> {
  demand(actor, 'read')
  const [row, needs] = await Promise.all([
    tx.incident.findFirst({ where: { AND: [{ id: incidentId, deletedAt: null }, visibleIncidents(actor)] }, select: SELECT }),
    readNeeds(actor, tx),
  ])
  if (!row) throw new NotFound('This incident is not there.')
  const hash = wordingHash(partsOf(row))
  const people = row.people.map(({ role, memberId, member }) => ({ role, memberId, name: member.name }))
  const reviewers = reviewersOf(people, row.reviews, hash)
  const checklist = checklistOf(lookedAt(row))
  const own = needs[gradeOf(row.severity)]
  return {
    ...{ needs: own, reviewers, checklist, wordingHash: hash },
    missing: missingFor(own, reviewers, openItems(checklist)),
  }
}

function partsOf({ title, severity, sections, entries, lessons, causes, actions }: Row): string[] {
  return [
    `${severity} ${title}`,
    ...sections.map((section) => `${section.title} ${section.body}`),
    ...entries.map(({ text, occurredAt, milestone }) => `${occurredAt?.toISOString() ?? ''} ${milestone ?? ''} ${text}`),
    ...lessons.map(({ text }) => text),
    ...causes.map(({ text }) => text),
    ...actions.map((action) => `${action.title} ${action.details}`),
  ]
}

const lookedAt = ({ number, sections, entries, causes, actions }: Row) => ({
  number,
  milestones: entries.flatMap(({ milestone }) => milestone ?? []),
  hasSummary: sections.some(({ key, body }) => key === 'summary' && body.trim() !== ''),
  causes: causes.map(({ id, text, actions: against }) => ({ id, text, actions: against.map(({ action }) => action) })),
  actions: actions.map(({ ownerId, _count, ...action }) => ({
    ...{ number: action.number, title: action.title, state: action.state },
    ...{ hasOwner: ownerId !== null, checks: _count.checks },
  })),
})
