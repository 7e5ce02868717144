'use client'

import { Fragment, memo, type ReactNode } from 'react'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { PassageKind } from '@/lib/importing/passages'
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
    <ScrollRegion className={styles.source} aria-label="Source" data-source="">
      {shown.starts.length > 1 && <Parts shown={shown} partHref={partHref} />}
      <Lines lines={shown.lines} kinds={kinds} />
      {shown.starts.length > 1 && <Parts shown={shown} partHref={partHref} />}
    </ScrollRegion>
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

function Lines({ lines, kinds }: Pick<Props, 'kinds'> & { lines: SourceLine[] }) {
  let before: string | null = null
  return lines.map((line) => {
    const first = line.parts.find(({ kind }) => kind !== null)
    const passage = first ? (first.id ?? `fact-${line.at}`) : before
    const isNew = passage !== before
    before = passage
    const tones = line.parts.map((part) => kindOf(part, kinds) ?? '').join(' ')
    return <Line key={line.at} line={line} tones={tones} isNew={isNew} />
  })
}

interface LineProps {
  line: SourceLine
  /** The kinds of its parts, apart by spaces: a line is drawn anew only when one of them changes. */
  tones: string
  /** A passage begins here that the line before was no part of. */
  isNew: boolean
}

const Line = memo(function Line({ line: { as, parts }, tones, isNew }: LineProps) {
  const kinds = tones.split(' ') as (PassageKind | '')[]
  const at = parts.findIndex(({ kind }) => kind !== null)
  const first = parts[at]
  const kind = kinds[at]
  return (
    <div className={styles.sourceLine} data-as={as}>
      <span className={styles.gutter} data-kind={kind || undefined} data-item={first?.id ?? undefined}>
        {isNew && kind && first && <Label id={first.id} words={LABELS[kind]} />}
      </span>
      <span className={styles.lineText}>
        {parts.map((part, index) => (
          <Part key={part.at} part={part} kind={kinds[index] || undefined} isCode={as === 'code'} />
        ))}
      </span>
    </div>
  )
})

const Label = ({ id, words }: { id: string | null; words: string }) =>
  id === null ? (
    words
  ) : (
    <a href={`#${id}`} tabIndex={-1}>
      {words}
    </a>
  )

const kindOf = ({ id, kind }: SourcePart, kinds: ReadonlyMap<string, Kind>) => (id && kinds.get(id)) || kind || undefined

function Part({ part, kind, isCode }: { part: SourcePart; kind: PassageKind | undefined; isCode: boolean }) {
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
