import { Drawing } from '@/components/drawing'
import { type EntryFilter, writeFilter } from '@/lib/timeline/filter'
import { drawTimeline } from '@/lib/timeline/picture/picture'
import type { Entry } from '@/lib/timeline/rules'
import { Frame } from './frame'
import styles from './picture.module.css'
import { pictured } from './pictured'
import { readZoom, ZOOMS } from './zooms'

interface Props {
  entries: Entry[]
  timeZone: string
  /** "/incidents/12" */
  path: string
  /** For who may write. */
  incidentId: string | null
  /** What of the timeline is shown. */
  filter: EntryFilter
  /** As it stands in the address. */
  zoom: string | string[] | undefined
}

/** The timeline as a picture: whole without a script, and larger by a link; with one it is zoomed where it stands. */
export function PicturePart({ entries, timeZone, path, incidentId, filter, zoom: wanted }: Props) {
  const zoom = readZoom(wanted)
  const picture = drawTimeline(pictured(entries), { zone: timeZone, zoom })
  if (!picture) return null
  const step = (by: number) => ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom
  const to = (level: number) => `${path}?${writeFilter(filter, { zoom: String(level) })}#timeline`
  return (
    <figure className={styles.picture}>
      <Frame
        source={`${path}/timeline/picture?${writeFilter(filter)}`}
        zoom={zoom}
        incidentId={incidentId}
        links={{ out: to(step(-1)), whole: to(1), in: to(step(1)) }}
      >
        <Drawing of={picture.svg} />
      </Frame>
      <figcaption>
        Times of {timeZone}. {picture.missing}{' '}
        <span className={styles.hint}>
          Zoom by + and −, or Ctrl and the wheel.{incidentId && ' Marks can be drawn to another time.'}
        </span>
      </figcaption>
    </figure>
  )
}
