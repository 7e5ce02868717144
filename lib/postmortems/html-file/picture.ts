import type { Element } from 'hast'
import { drawTimeline } from '../../timeline/picture/picture'
import { picturedOf } from '../directives/chart'
import type { PostmortemDocument } from '../document'
import { element } from '../hast'

/** The timeline as the drawing that the app shows too; null where there are no two moments. */
export function pictureFigure({ timeline, timeZone }: PostmortemDocument): Element | null {
  const entries = timeline.map(({ text, ...entry }) => picturedOf(entry, text))
  const picture = drawTimeline(entries, { zone: timeZone })
  if (!picture) return null
  const words = `Times of ${timeZone}. ${picture.missing}`.trim()
  return element('figure', { className: ['picture'] }, [
    element('div', {}, [picture.svg]),
    element('figcaption', {}, [{ type: 'text', value: words }]),
  ])
}

/** How the drawing looks in the file: the names are those of lib/timeline/picture. */
export const PICTURE_STYLE = `
.picture{margin:0 0 28px;break-inside:avoid;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.picture div{padding:0 20px 4px;overflow:auto hidden}
.picture>div>svg{display:block;min-width:600px;overflow:visible}
.picture figcaption{font:400 12px/18px var(--ui);color:var(--ink-3)}
.picture text{fill:var(--ink-2);font:500 11px/1 var(--ui)}
.picture .axis,.picture .tick,.picture .stem{stroke:var(--ink-3)}
.picture :is(.clock,.date,.quiet,.entries text){text-anchor:middle}
.picture .impact{stroke:var(--bad);stroke-width:10px}
.picture .after{stroke:var(--good);stroke-width:5px}
.picture .open{stroke-dasharray:14 3}
.picture .cut{stroke:var(--paper);stroke-width:14px}
.picture .edge{stroke:var(--ink-3);stroke-dasharray:2 3}
.picture path{fill:var(--mid);stroke:var(--paper);stroke-width:1.5px}
.picture .impact_started path{fill:var(--bad)}
.picture .resolved path{fill:var(--good)}
.picture .milestone text{fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.picture .left{text-anchor:end}
.picture circle{fill:var(--none);stroke:var(--paper);stroke-width:1.5px}
.picture .vague circle,.picture .entries circle{fill:var(--sunken);stroke:var(--none)}
.picture .entries text{fill:var(--ink);font-size:10px}
.picture .span line{stroke:var(--none);stroke-width:4px}
`
