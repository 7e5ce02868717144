import type { Element } from 'hast'
import type { Layout } from './layout'
import { percent, shape } from './shape'
import { ticksOf } from './ticks'

/** The line of time, broken where it is folded, with clocks and days under it. */
export function axis({ scale, zone, widthPx, axisY }: Layout): Element[] {
  const lines = scale.segments.map(({ left, right, from, to }) =>
    shape('line', {
      className: 'axis',
      x1: percent(left),
      x2: percent(right),
      y1: axisY,
      y2: axisY,
      'data-from': from,
      'data-to': to,
    }),
  )
  const ticks = ticksOf(scale, zone, widthPx).flatMap(({ percent: at, clock, date }) => [
    shape('line', { className: 'tick', x1: percent(at), x2: percent(at), y1: axisY, y2: axisY + 4 }),
    ...[clock, date].flatMap((words, row) =>
      words
        ? [
            shape('text', { className: row === 0 ? 'clock' : 'date', x: percent(at), y: axisY + 16 + (clock ? row * 13 : 0) }, [
              words,
            ]),
          ]
        : [],
    ),
  ])
  return [...lines, ...ticks]
}
