import type { Element } from 'hast'
import { type Phases, phasesOf } from '../../incidents/phases'
import { INSTANT_OF, MILESTONE_WORDS, type MilestoneInstants } from '../../incidents/rules'
import { clockWords, dateWords, dayKey } from '../../timeline/time'
import type { PostmortemDocument } from '../document'
import { element } from '../hast'

const HEIGHT = 10

/** The phases to scale, as a drawing, and under it the moments between which they lie; null where there is no stretch to draw. */
export function phaseFigure({ milestones, timeZone }: PostmortemDocument): Element | null {
  const at = Object.fromEntries(milestones.map((each) => [INSTANT_OF[each.milestone], new Date(each.at)]))
  const phases = phasesOf({ ...NONE, ...at })
  if (!phases) return null
  const days = new Set(phases.marks.map((mark) => dayKey(mark.at, timeZone)))
  const marks = phases.marks.map((mark) => {
    const told = milestones.find(({ milestone }) => milestone === mark.milestone)
    const clock = clockWords(mark.at, timeZone, told?.precision ?? 'minute')
    const day = days.size > 1 || !clock ? dateWords(mark.at, timeZone, { short: true }) : null
    const words = [day, clock && `${told?.isApproximate ? '~' : ''}${clock}`].filter((word) => word !== null && word !== '')
    return element('li', { className: [mark.milestone] }, [
      element('time', { dateTime: mark.at.toISOString() }, [text(words.join(' '))]),
      element('span', {}, [text(MILESTONE_WORDS[mark.milestone])]),
    ])
  })
  return element('figure', { className: ['phases'] }, [bar(phases), element('ol', {}, marks)])
}

const NONE: MilestoneInstants = {
  impactStartedAt: null,
  detectedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
}

const bar = ({ phases }: Phases): Element =>
  element(
    'svg',
    { viewBox: `0 0 1000 ${HEIGHT}`, preserveAspectRatio: 'none', ariaHidden: 'true' },
    phases.map(({ since, from, to }, index) => {
      const gap = index === 0 ? 0 : 3
      const [x, width] = [from * 10 + gap, Math.max(0, (to - from) * 10 - gap)]
      return element('rect', { className: [since], x: `${x}`, y: '0', width: `${width}`, height: `${HEIGHT}` })
    }),
  )

const text = (value: string) => ({ type: 'text' as const, value })
