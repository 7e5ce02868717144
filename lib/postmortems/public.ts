import type { Action, Cause, Entry, PostmortemDocument } from './document'

type Part = { audience?: Entry['audience'] }
const isPublic = ({ audience }: Part): boolean => audience === 'public'

/** The milestones each length lies between; the end of TTV is no milestone, so it is never told. */
const ANCHORS: Record<string, [string, string]> = {
  TTD: ['impact_started', 'detected'],
  TTA: ['detected', 'acknowledged'],
  TTM: ['impact_started', 'mitigated'],
  TTR: ['impact_started', 'resolved'],
}

/**
 * What of a postmortem is for everybody: its title, severity and day, and the parts marked public. Nobody is named in it, nor what a check
 * looks at, nor a service; a moment is told where its entry is public.
 */
export function publicPart(document: PostmortemDocument): PostmortemDocument {
  const { timeline } = document
  const places = new Map(timeline.flatMap((entry, place) => (isPublic(entry) ? [place] : [])).map((place, to) => [place, to]))
  const told = timeline.filter(isPublic)
  const milestones = document.milestones.filter(({ milestone, at }) =>
    told.some((entry) => entry.milestone === milestone && entry.occurredAt === at),
  )
  const isTold = (milestone: string) => milestones.some((each) => each.milestone === milestone)
  const actions = document.actions.filter(isPublic)
  return {
    ...document,
    milestones,
    measures: document.measures.filter(({ name }) => ANCHORS[name]?.every(isTold) === true),
    people: [],
    services: [],
    tags: [],
    sections: document.sections.filter(isPublic),
    timeline: told.map((entry) => ({ ...entry, attributedTo: null })),
    causes: causesOf(document.causes, places, new Set(actions.map(({ number }) => number))),
    actions: actions.map(withoutNames),
    lessons: document.lessons.filter(isPublic),
  }
}

/** Whether anything of a postmortem is marked public. */
export const holdsPublic = ({ sections, timeline, causes, actions, lessons }: PostmortemDocument): boolean =>
  [...sections, ...timeline, ...actions, ...lessons].some(isPublic) || holdsPublicCause(causes)

const holdsPublicCause = (causes: Cause[]): boolean => causes.some((cause) => isPublic(cause) || holdsPublicCause(cause.whys))

/** What stands under a cause that is not public stands in its place. */
function causesOf(causes: Cause[], places: Map<number, number>, actions: Set<number>): Cause[] {
  return causes.flatMap((cause) => {
    const whys = causesOf(cause.whys, places, actions)
    if (!isPublic(cause)) return whys
    const evidence = cause.evidence.flatMap((place) => places.get(place) ?? [])
    const coverage = { prevent: 'none', detect: 'none', mitigate: 'none' }
    return [{ ...cause, coverage, elsewhere: [], evidence, actions: cause.actions.filter((number) => actions.has(number)), whys }]
  })
}

const withoutNames = (action: Action): Action => ({
  ...action,
  owner: 'not named',
  ticketUrl: null,
  waiver: action.waiver && { ...action.waiver, reason: 'not told', approvedBy: 'not named' },
  checks: action.checks.map((check) => ({
    ...check,
    title: 'a check',
    statement: null,
    definition: null,
    shownRed: check.shownRed && { ...check.shownRed, against: 'something else' },
  })),
})
