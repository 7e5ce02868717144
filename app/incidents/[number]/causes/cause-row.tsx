import Link from 'next/link'
import type { ReactNode } from 'react'
import { AudienceMark } from '@/components/audience'
import { Prose } from '@/components/prose'
import { Clock } from '@/components/zone/moment'
import { KIND_WORDS, type Step } from '@/lib/causes/rules'
import type { Cause } from '@/lib/causes/store'
import type { Coverage } from '@/lib/corrective-actions/rules'
import { newId } from '@/lib/platform/ids'
import type { SafeHtml } from '@/lib/postmortems/rendering'
import { hintsOfBlame } from '@/lib/wording/blameless'
import { CauseForm, CauseMenu, InPlace, NewCause } from '../for-writers'
import styles from './causes.module.css'
import { Cover } from './cover'
import type { EvidenceChoice } from './evidence'

interface Props {
  cause: Cause
  html: SafeHtml
  cover: Coverage
  incident: { id: string; number: number }
  /** Where timeline and actions stand, before their #…; empty on that page itself. */
  articleHref: string
  choices: EvidenceChoice[]
  vocabulary: readonly string[]
  steps: Step[]
  /** Its own whys, drawn; none for the last of a branch. */
  whys: ReactNode
  mayWrite: boolean
  edit: string | undefined
}

/** Deeper than this the page is too narrow to step in further; the words still say what is a why of what. */
const DEEPEST = 6

/** One cause as it reads; for those who may write also as it is edited, moved, and asked "why?" once more. */
export function CauseRow({ cause, html, cover, incident, articleHref, choices, vocabulary, steps, whys, mayWrite, edit }: Props) {
  const { id, kind, text, audience, version, depth, evidence } = cause
  const view = <CauseView cause={cause} html={html} cover={cover} articleHref={articleHref} />
  return (
    <li id={`cause-${id}`} className={styles.cause} data-depth={Math.min(depth, DEEPEST)}>
      {mayWrite ? (
        <>
          <InPlace
            id={id}
            label={`the cause “${text.slice(0, 60)}”`}
            startOpen={edit === id}
            className={styles.place}
            view={
              <>
                {view}
                <CauseMenu id={id} steps={steps} incidentNumber={incident.number} />
              </>
            }
            form={
              <CauseForm
                id={id}
                version={version}
                kind={kind}
                text={text}
                audience={audience}
                steps={steps}
                choices={choices}
                chosen={evidence.map((entry) => entry.id)}
                // Without script the address asked for the form; with it, the form looks for itself.
                factors={cause.factors}
                vocabulary={vocabulary}
                hints={edit === id ? hintsOfBlame(text, { names: [], isCause: true }) : []}
              />
            }
          />
          <NewCause
            id={newId()}
            place={`why-${id}`}
            incidentId={incident.id}
            parentId={id}
            kind={kind}
            startOpen={edit === `why-${id}`}
            words={whys ? 'Another why' : 'because …'}
            isFaint={Boolean(whys)}
            choices={choices}
            vocabulary={vocabulary}
          />
        </>
      ) : (
        view
      )}
      {whys}
    </li>
  )
}

type ViewProps = Pick<Props, 'cause' | 'html' | 'cover' | 'articleHref'>

function CauseView({ cause: { kind, audience, depth, evidence, actions, factors }, html, cover, articleHref }: ViewProps) {
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <span className={styles.kind}>
          {depth === 0 ? KIND_WORDS[kind] : 'because'}
          <AudienceMark audience={audience} />
        </span>
        <Prose html={html} inline />
        {factors.length > 0 && (
          <p className={styles.factors}>
            {factors.map((factor) => (
              <Link key={factor} href={`/incidents?factor=${encodeURIComponent(factor)}`} prefetch={false}>
                {factor}
              </Link>
            ))}
          </p>
        )}
        {evidence.length > 0 && (
          <ul className={styles.evidence} aria-label="Seen in the timeline">
            {evidence.map((entry) => (
              <li key={entry.id}>
                <a href={`${articleHref}#entry-${entry.id}`} title={entry.text}>
                  {entry.occurredAt && entry.precision !== 'day' && entry.precision !== 'unknown' ? (
                    <Clock at={entry.occurredAt} precision={entry.precision} isApproximate={entry.isApproximate} />
                  ) : (
                    (entry.clockTime ?? 'no time')
                  )}
                  {/* One line of it, in which code needs no marks. */}
                  <span>{entry.text.replaceAll('`', '')}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Cover cover={cover} actions={actions} articleHref={articleHref} />
    </div>
  )
}
