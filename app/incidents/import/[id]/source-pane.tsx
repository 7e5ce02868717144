'use client'

import { Fragment, memo, type ReactNode } from 'react'
import type { SourceLine, SourcePart } from '@/lib/importing/source-lines'
import { type Kind, LABELS } from './kinds'
import styles from './source.module.css'

/** The part of the source that is sent to the page, and where the others begin. */
export interface SourceWindow {
  lines: SourceLine[]
  /** Which part this is, from 0. */
  part: number
  starts: number[]
}

interface Props {
  shown: SourceWindow
  /** What an item is by now, where that is not yet what the server said. */
  kinds: ReadonlyMap<string, Kind>
  partHref: (part: number) => string
}

/** The source as text: headings as headings, code and tables in columns; each passage in the colour of what it became. */
export function SourcePane({ shown, kinds, partHref }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well.
    <section className={styles.source} aria-label="Source" data-source="" tabIndex={0}>
      {shown.starts.length > 1 && <Parts shown={shown} partHref={partHref} />}
      <Lines lines={shown.lines} kinds={kinds} />
      {shown.starts.length > 1 && <Parts shown={shown} partHref={partHref} />}
    </section>
  )
}

function Parts({ shown: { part, starts }, partHref }: Pick<Props, 'shown' | 'partHref'>) {
  return (
    <p className={styles.parts}>
      Part {part + 1} of {starts.length} of the source.
      {part > 0 && <a href={partHref(part - 1)}>The part before</a>}
      {part + 1 < starts.length && <a href={partHref(part + 1)}>The next part</a>}
    </p>
  )
}

const Lines = memo(function Lines({ lines, kinds }: Pick<Props, 'kinds'> & { lines: SourceLine[] }) {
  let before: string | null = null
  return lines.map(({ at, as, parts }) => {
    const first = parts.find(({ kind }) => kind !== null)
    const kind = first && kindOf(first, kinds)
    const isNew = first !== undefined && (first.id ?? `fact-${at}`) !== before
    if (first) before = first.id ?? `fact-${at}`
    return (
      <div key={at} className={styles.sourceLine} data-as={as}>
        <span className={styles.gutter} data-kind={kind} data-item={first?.id ?? undefined}>
          {isNew &&
            kind &&
            (first.id ? (
              <a href={`#${first.id}`} tabIndex={-1}>
                {LABELS[kind]}
              </a>
            ) : (
              LABELS[kind]
            ))}
        </span>
        <span className={styles.lineText}>
          {parts.map((part) => (
            <Part key={part.at} part={part} kind={kindOf(part, kinds)} isCode={as === 'code'} />
          ))}
        </span>
      </div>
    )
  })
})

const kindOf = ({ id, kind }: SourcePart, kinds: ReadonlyMap<string, Kind>) => (id && kinds.get(id)) || kind || undefined

function Part({ part, kind, isCode }: { part: SourcePart; kind: ReturnType<typeof kindOf>; isCode: boolean }) {
  const text = isCode ? <span data-at={part.at}>{part.text}</span> : withCode(part.text, part.at)
  if (!kind) return text
  return (
    <mark data-kind={kind} data-item={part.id ?? undefined}>
      {text}
    </mark>
  )
}

/** What stands between backticks is code. */
function withCode(text: string, at: number): ReactNode {
  let from = at
  return text.split(/(`[^`\n]{1,300}`)/).map((piece) => {
    const start = from
    from += piece.length
    if (piece === '') return null
    const isCode = piece.length > 2 && piece.startsWith('`') && piece.endsWith('`')
    return <Fragment key={start}>{isCode ? <code data-at={start}>{piece}</code> : <span data-at={start}>{piece}</span>}</Fragment>
  })
}
