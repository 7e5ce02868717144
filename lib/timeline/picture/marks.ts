import type { Element } from 'hast'
import { grouped } from './groups'
import { barY, type Layout, type Stood } from './layout'
import { percentOf } from './scale'
import { percent, shape } from './shape'
import { impactOf } from './told'
import { entryWords, foldWords, groupWords } from './words'

/** Marks nearer than this become one. */
const APART_PX = 20

/** The impact, thinner from when it was mitigated. */
export function band({ entries, scale, bandY }: Layout): Element[] {
  const impact = impactOf(entries)
  if (!impact) return []
  const { from, mitigated, to } = impact
  const x = (at: number | null) => percent(at === null ? 100 : percentOf(scale, at))
  const line = (className: string, x1: number, x2: number | null) =>
    shape('line', { className, x1: x(x1), x2: x(x2), y1: bandY, y2: bandY })
  const end = mitigated ?? to
  return [
    line(end === null ? 'impact open' : 'impact', from, end),
    ...(mitigated !== null && to !== null ? [line('after', mitigated, to)] : []),
  ]
}

/** What lies between two moments and holds nothing: a break in everything that is drawn. */
export function foldMarks({ scale, bandY, axisY, marksY }: Layout): Element[] {
  return scale.folds.flatMap((fold) => {
    const middle = percent((fold.left + fold.right) / 2)
    const edge = (at: number) => shape('line', { className: 'edge', x1: percent(at), x2: percent(at), y1: bandY - 7, y2: axisY })
    return [
      shape('g', { className: 'fold' }, [
        shape('title', {}, [`${foldWords(fold)} with no entry, folded`]),
        shape('line', { className: 'cut', x1: percent(fold.left), x2: percent(fold.right), y1: bandY, y2: bandY }),
        edge(fold.left),
        edge(fold.right),
        shape('text', { className: 'quiet', x: middle, y: marksY + 4 }, [foldWords(fold)]),
      ]),
    ]
  })
}

/** A diamond on the band for each milestone, its words above. */
export function milestoneMarks({ labels, bandY, zone }: Layout, rowPx: number): Element[] {
  return labels.map(({ entry, words, row, side }) => {
    const y = bandY - 16 - row * rowPx
    return linked(entry, entryWords(entry, zone), `milestone ${entry.milestone}`, [
      shape('line', { className: 'stem', x1: percent(entry.percent), x2: percent(entry.percent), y1: y - 8, y2: bandY }),
      shape('svg', { x: percent(entry.percent), y: bandY, overflow: 'visible' }, [
        shape('path', { d: 'M0-7 7 0 0 7-7 0Z' }),
        shape('text', { className: side, x: side === 'left' ? -5 : 5, y: y - bandY }, [words]),
      ]),
    ])
  })
}

/** A dot for each entry; one with a number where several would lie over each other. */
export function entryMarks({ entries, marksY, widthPx, zone }: Layout): Element[] {
  const plain = entries.filter(({ milestone }) => milestone === null)
  return grouped(plain, (APART_PX / widthPx) * 100).map((group) => {
    const [first] = group
    const words = groupWords(group, zone)
    if (group.length === 1)
      return linked(first, words, isVague(first) ? 'entry vague' : 'entry', [
        shape('circle', { cx: percent(first.percent), cy: marksY, r: 4.5 }),
      ])
    const middle = percent((first.percent + (group.at(-1)?.percent ?? first.percent)) / 2)
    const r = Math.min(6 + String(group.length).length * 2, 12)
    return linked(first, words, 'entries', [
      shape('circle', { cx: middle, cy: marksY, r }),
      shape('text', { x: middle, y: marksY + 3.5 }, [String(group.length)]),
    ])
  })
}

/** How long those that lasted did. */
export function spanBars(layout: Layout): Element[] {
  return layout.bars.map((bar) => {
    const y = barY(layout, bar)
    return linked(bar.entry, entryWords(bar.entry, layout.zone), 'span', [
      shape('line', { x1: percent(bar.entry.percent), x2: percent(bar.right), y1: y, y2: y }),
    ])
  })
}

const isVague = ({ precision, isApproximate }: Stood): boolean => isApproximate || precision === 'hour' || precision === 'day'

/** Leads to the entry where it stands in words. Out of the order of tabs: the list that follows is in it. */
function linked({ href }: Stood, words: string, className: string, children: Element[]): Element {
  const named = [shape('title', {}, [words]), ...children]
  return href === null
    ? shape('g', { className }, named)
    : shape('a', { className, href, tabIndex: -1, 'aria-label': words }, named)
}
