import type { Milestone } from '../platform/db/generated/enums'

/** "INC-12": how people see an incident's number. */
export const incidentName = (number: number): string => `INC-${number}`

/** The number out of "INC-12", "inc 12", "#12" or "12"; null where it is none. */
export function parseIncidentName(text: string): number | null {
  const digits = /^(?:inc[-\s]?|#)?(\d{1,9})$/i.exec(text.trim())?.[1]
  return digits && Number(digits) > 0 ? Number(digits) : null
}

/** Milestones in the order in which they happen to an incident that runs its ordinary course. */
export const MILESTONES = ['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const satisfies Milestone[]

export const MILESTONE_WORDS: Record<Milestone, string> = {
  impact_started: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
}

/** The instants an incident repeats from its timeline. */
export interface MilestoneInstants {
  impactStartedAt: Date | null
  detectedAt: Date | null
  acknowledgedAt: Date | null
  mitigatedAt: Date | null
  resolvedAt: Date | null
}

export const INSTANT_OF: Record<Milestone, keyof MilestoneInstants> = {
  impact_started: 'impactStartedAt',
  detected: 'detectedAt',
  acknowledged: 'acknowledgedAt',
  mitigated: 'mitigatedAt',
  resolved: 'resolvedAt',
}

interface Anchored {
  milestone: Milestone | null
  occurredAt: Date | null
}

/**
 * The instants out of the timeline's entries, whole. Where a milestone stands more than once, the first counts for how an
 * incident began (impact started, detected, acknowledged) and the last for how it ended (mitigated, resolved).
 */
export function instantsOf(entries: Anchored[]): MilestoneInstants {
  const pick = (milestone: Milestone, which: 'first' | 'last'): Date | null => {
    const times = entries.flatMap((entry) =>
      entry.milestone === milestone && entry.occurredAt ? [entry.occurredAt.getTime()] : [],
    )
    if (times.length === 0) return null
    return new Date(which === 'first' ? Math.min(...times) : Math.max(...times))
  }
  return {
    impactStartedAt: pick('impact_started', 'first'),
    detectedAt: pick('detected', 'first'),
    acknowledgedAt: pick('acknowledged', 'first'),
    mitigatedAt: pick('mitigated', 'last'),
    resolvedAt: pick('resolved', 'last'),
  }
}

type MetricName = 'TTD' | 'TTA' | 'TTM' | 'TTR' | 'TTV'

export interface Metric {
  name: MetricName
  /** "Time to detect" */
  words: string
  /** The two anchors, to be shown wherever the metric is: "impact started → detected". */
  anchors: string
  /** Null where an anchor is missing or the second lies before the first. */
  milliseconds: number | null
}

const between = (from: Date | null, to: Date | null): number | null =>
  from && to && to >= from ? to.getTime() - from.getTime() : null

/** TTD, TTA, TTM, TTR, and TTV where `lastVerifiedAt` (see lastVerified) is handed in. */
export function metricsOf(at: MilestoneInstants, lastVerifiedAt: Date | null = null): Metric[] {
  return [
    {
      name: 'TTD',
      words: 'Time to detect',
      anchors: 'impact started → detected',
      milliseconds: between(at.impactStartedAt, at.detectedAt),
    },
    {
      name: 'TTA',
      words: 'Time to acknowledge',
      anchors: 'detected → acknowledged',
      milliseconds: between(at.detectedAt, at.acknowledgedAt),
    },
    {
      name: 'TTM',
      words: 'Time to mitigate',
      anchors: 'impact started → mitigated',
      milliseconds: between(at.impactStartedAt, at.mitigatedAt),
    },
    {
      name: 'TTR',
      words: 'Time to resolve',
      anchors: 'impact started → resolved',
      milliseconds: between(at.impactStartedAt, at.resolvedAt),
    },
    {
      name: 'TTV',
      words: 'Time to verify',
      anchors: 'resolved → last action verified',
      milliseconds: between(at.resolvedAt, lastVerifiedAt),
    },
  ]
}

/** When the last of an incident's actions was verified; null until each that is not waived is, and where there is none. */
export function lastVerified(actions: { state: string; verifiedAt: Date | null }[]): Date | null {
  const counting = actions.filter((action) => action.state !== 'waived')
  if (counting.length === 0) return null
  let last = 0
  for (const { state, verifiedAt } of counting) {
    if (state !== 'verified' || !verifiedAt) return null
    last = Math.max(last, verifiedAt.getTime())
  }
  return new Date(last)
}

export type IncidentState = 'ongoing' | 'mitigated' | 'resolved' | 'unknown'

export const STATE_WORDS: Record<IncidentState, string> = {
  ongoing: 'Ongoing',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
  unknown: 'End not recorded',
}

/** An incident that began longer ago than this without a recorded end is not called ongoing: nobody wrote the end down. */
export const ONGOING_FOR_DAYS = 7

/**
 * Where an incident stands, out of its milestones alone. `told` are the milestones its timeline names, also those whose moment
 * is not known.
 */
export function stateOf(at: MilestoneInstants, told: readonly Milestone[], now: Date): IncidentState {
  if (at.resolvedAt || told.includes('resolved')) return 'resolved'
  if (at.mitigatedAt || told.includes('mitigated')) return 'mitigated'
  const began = at.acknowledgedAt ?? at.detectedAt ?? at.impactStartedAt
  return began && now.getTime() - began.getTime() < ONGOING_FOR_DAYS * 86_400_000 ? 'ongoing' : 'unknown'
}

export const SEVERITY_WORDS = {
  SEV1: 'critical: most users cannot use the product, or data is at risk',
  SEV2: 'major: many users cannot do something important',
  SEV3: 'moderate: some users are hindered, or there is a way around',
  SEV4: 'minor: few noticed',
  SEV5: 'near miss: nobody was harmed, somebody could have been',
} as const

export const POSTMORTEM_WORDS = { draft: 'Draft', in_review: 'In review', published: 'Published' } as const

export const ROLE_WORDS = {
  lead: 'Lead',
  author: 'Author',
  responder: 'Responder',
  reviewer: 'Reviewer',
  reader: 'Reader',
} as const

/** The first known moment of an incident; null where none is known (the incident may still name a day, startedOn). */
export const firstMoment = (at: MilestoneInstants): Date | null =>
  at.impactStartedAt ?? at.detectedAt ?? at.acknowledgedAt ?? at.mitigatedAt ?? at.resolvedAt

/** What lists are ordered by (incidents.began_at): the first known moment, else the day it started on, else when it was written down. */
export const beganAt = (incident: MilestoneInstants & { startedOn: Date | null; createdAt: Date }): Date =>
  firstMoment(incident) ?? incident.startedOn ?? incident.createdAt
