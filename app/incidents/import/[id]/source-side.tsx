import type { DraftIncident } from '@/lib/importing/draft'
import { type PassageKind, stretchesOf } from '@/lib/importing/passages'
import styles from './review.module.css'

const KIND_LABELS: Record<PassageKind, string> = {
  entry: 'Timeline',
  cause: 'Cause',
  action: 'Action',
  lesson: 'Lesson',
  section: 'Section',
  structure: 'Left out',
  fact: 'Fact',
}

/** A page of more than this would be too heavy for a browser. */
const SHOWN = 300_000

/** The source as it was written; each passage is marked by what it became and leads to it. */
export function SourceSide({ text, incident }: { text: string; incident: DraftIncident }) {
  const { start, end } = incident.span
  const isCut = end - start > SHOWN
  const shown = isCut ? { ...incident, span: { start, end: start + SHOWN } } : incident
  return (
    <>
      <h2 className={styles.sideHead}>Source</h2>
      <section className={styles.source} aria-label="Source">
        {keyed(stretchesOf(text, shown)).map(({ key, text: words, kind, id }) =>
          kind === null || words.trim() === '' ? (
            <span key={key}>{words}</span>
          ) : (
            <mark key={key} data-kind={kind} data-item={id ?? undefined}>
              {id && kind !== 'structure' ? (
                <a href={`#${id}`} title={KIND_LABELS[kind]}>
                  <span className={styles.label}>{KIND_LABELS[kind]} </span>
                  {words}
                </a>
              ) : (
                words
              )}
            </mark>
          ),
        )}
        {isCut && <p>The rest is not shown here. It is in the draft, and in the original.</p>}
      </section>
    </>
  )
}

/** A stretch is known by where it begins. */
function keyed<T extends { text: string }>(stretches: T[]): (T & { key: number })[] {
  let at = 0
  return stretches.map((stretch) => {
    const key = at
    at += stretch.text.length
    return { ...stretch, key }
  })
}
