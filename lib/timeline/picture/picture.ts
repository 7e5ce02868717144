import type { Element } from 'hast'
import { axis } from './axis'
import { LABEL_ROW_PX, type Layout, layoutOf, WIDTH_PX } from './layout'
import { band, entryMarks, foldMarks, milestoneMarks, spanBars } from './marks'
import { scaleOf } from './scale'
import { shape } from './shape'
import { endOf, type Pictured, placedOf } from './told'
import { leftOut, pictureWords } from './words'

export interface Picture {
  /** An <svg> as wide as its place; what is measured in time is in percent of it, everything else in pixels. */
  svg: Element
  /** What is not in it, as a sentence; empty where nothing is missing. */
  missing: string
}

interface Wish {
  zone: string
  /** How many times as wide it is shown: the wider, the fewer marks lie over each other. */
  zoom?: number
  /** Makes ids unique on a page. */
  name?: string
}

/**
 * The timeline as a picture: the impact as a band, milestones over it, entries below, quiet spans folded. The same entries are the
 * same picture. Null where there are no two moments to draw a line between.
 */
export function drawTimeline(entries: readonly Pictured[], { zone, zoom = 1, name = 'picture' }: Wish): Picture | null {
  const placed = placedOf(entries, zone)
  const moments = placed.flatMap((entry) => [entry.occurredAt.getTime(), endOf(entry)]).sort((a, b) => a - b)
  const scale = scaleOf(moments)
  if (!scale) return null
  const layout: Layout = layoutOf(placed, scale, zone, WIDTH_PX * zoom)
  const svg = shape(
    'svg',
    {
      className: 'timeline-picture',
      width: '100%',
      height: layout.height,
      role: 'group',
      'aria-labelledby': `${name}-title`,
      'aria-describedby': `${name}-desc`,
    },
    [
      shape('title', { id: `${name}-title` }, ['Picture of the timeline']),
      shape('desc', { id: `${name}-desc` }, [pictureWords(entries, placed, scale.folds, zone)]),
      ...axis(layout),
      ...band(layout),
      ...spanBars(layout),
      ...foldMarks(layout),
      ...milestoneMarks(layout, LABEL_ROW_PX),
      ...entryMarks(layout),
    ],
  )
  return { svg, missing: leftOut(entries, placed) }
}
