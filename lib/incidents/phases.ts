import type { Milestone } from '../platform/db/generated/enums'
import { INSTANT_OF, MILESTONES, type MilestoneInstants } from './rules'

/** A milestone on the bar of an incident's phases. */
export interface Mark {
  milestone: Milestone
  at: Date
  /** Where it stands, in percent of the bar. */
  percent: number
}

interface Phase {
  /** What the phase begins with, which is what it is called and coloured by. */
  since: Milestone
  from: number
  to: number
}

export interface Phases {
  marks: Mark[]
  phases: Phase[]
  milliseconds: number
}

/** The least share of a phase, so that a minute within a day can be seen. */
const LEAST_PERCENT = 1.5

/**
 * The phases of an incident to scale, from its first milestone to its last; null where fewer than two are known or all are the
 * same moment. Milestones of one moment share one place.
 */
export function phasesOf(at: MilestoneInstants): Phases | null {
  const known = MILESTONES.flatMap((milestone) => {
    const instant = at[INSTANT_OF[milestone]]
    return instant ? [{ milestone, at: instant }] : []
  }).sort((a, b) => a.at.getTime() - b.at.getTime())
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first.at.getTime() === last.at.getTime()) return null
  const milliseconds = last.at.getTime() - first.at.getTime()
  const places = spread(known.map((mark) => (mark.at.getTime() - first.at.getTime()) / milliseconds))
  const marks = known.map((mark, index) => ({ ...mark, percent: places[index] ?? 0 }))
  const phases = marks.flatMap(({ milestone, percent }, index): Phase[] => {
    const next = marks[index + 1]
    return next && next.percent > percent ? [{ since: milestone, from: percent, to: next.percent }] : []
  })
  return { marks, phases, milliseconds }
}

/** Shares of 0…1 as percent in which every step that is not nothing has at least the least share. */
function spread(shares: number[]): number[] {
  const steps = shares.map((share, index) => share - (shares[index - 1] ?? 0))
  const widened = steps.map((step) => (step > 0 ? Math.max(step * 100, LEAST_PERCENT) : 0))
  const whole = widened.reduce((sum, step) => sum + step, 0)
  let place = 0
  return widened.map((step) => {
    place += (step / whole) * 100
    return Math.round(place * 1000) / 1000
  })
}

export interface Label {
  /** The edge that stands at the mark (or as near as there is room), in percent. */
  percent: number
  /** Which edge: a label at the end of the bar hangs to the left of its mark. */
  edge: 'left' | 'right'
}

/**
 * Where the labels of marks go, so that none lies over another: each as near to its mark as it can be. Null where there is not
 * room for all. Widths in pixels, one for each mark; the answer holds for every wider bar too.
 */
export function labelsFor(marks: readonly { percent: number }[], barPx: number, widthsPx: readonly number[]): Label[] | null {
  if (marks.reduce((sum, _, index) => sum + (widthsPx[index] ?? 0), 0) > barPx) return null
  const sizes = marks.map((_, index) => ((widthsPx[index] ?? 0) / barPx) * 100)
  const boxes = marks.map(({ percent }, index) => {
    const size = sizes[index] ?? 0
    const edge = percent + size > 100 ? ('right' as const) : ('left' as const)
    return { edge, size, left: edge === 'left' ? percent : percent - size }
  })
  // From the left each moves out of the way of the one before, then from the right each out of the way of the one behind.
  let free = 0
  for (const box of boxes) {
    box.left = Math.max(box.left, free)
    free = box.left + box.size
  }
  let end = 100
  for (const box of [...boxes].reverse()) {
    box.left = Math.min(box.left, end - box.size)
    end = box.left
  }
  return boxes.map(({ edge, left, size }) => ({
    edge,
    percent: Math.round((edge === 'left' ? left : left + size) * 1000) / 1000,
  }))
}
