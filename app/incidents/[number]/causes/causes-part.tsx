import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { offeredFactors } from '@/lib/causes/factors'
import { listFactors } from '@/lib/causes/factors.store'
import { stepsOf } from '@/lib/causes/rules'
import { listCauses } from '@/lib/causes/store'
import type { Thread } from '@/lib/comments/list.store'
import { coverage, isUncovered } from '@/lib/corrective-actions/rules'
import { newId } from '@/lib/platform/ids'
import { renderMany } from '@/lib/postmortems/render.store'
import { listEntries } from '@/lib/timeline/store'
import { withThreads } from '../comments/load'
import { NewCause } from '../for-writers'
import { CauseRow } from './cause-row'
import styles from './causes.module.css'
import { evidenceChoices } from './evidence'

interface Props {
  actor: Actor
  incident: { id: string; number: number; timeZone: string }
  /** What `?edit=` names. */
  edit?: string | undefined
  /** On its own page the heading is the page's, and evidence leads to the incident. */
  isAlone?: boolean
  /** What is said of causes, by their ids. */
  threads?: ReadonlyMap<string, readonly Thread[]>
}

/** The tree of whys: each cause with what shows it, and how far actions cover it. */
export async function CausesPart({ actor, incident, edit, isAlone = false, threads }: Props) {
  const mayWrite = can(actor, 'write')
  const [causes, entries, used] = await Promise.all([
    listCauses(actor, incident.id),
    mayWrite ? listEntries(actor, incident.id) : [],
    mayWrite ? listFactors(actor) : [],
  ])
  const vocabulary = offeredFactors(used.map(({ name }) => name))
  if (causes.length === 0 && !mayWrite) return null
  const plain = await renderMany(
    causes.map(({ text }) => text),
    'short',
  )
  const html = plain.map((text, index) => withThreads(text, threads?.get(causes[index]?.id ?? ''), incident.number))
  const choices = evidenceChoices(entries, incident.timeZone)
  const covers = causes.map(({ actions }) => coverage(actions))
  const branches = (parentId: string | null): ReactNode => {
    const own = causes.flatMap((cause, index) =>
      cause.parentId === parentId ? [{ cause, text: html[index], cover: covers[index] }] : [],
    )
    if (own.length === 0) return null
    return (
      <ol className={parentId === null ? undefined : styles.whys}>
        {own.map(
          ({ cause, text, cover }) =>
            text !== undefined &&
            cover && (
              <CauseRow
                key={cause.id}
                cause={cause}
                html={text}
                cover={cover}
                incident={incident}
                articleHref={isAlone ? `/incidents/${incident.number}` : ''}
                choices={choices}
                vocabulary={vocabulary}
                steps={stepsOf(causes, cause.id)}
                whys={branches(cause.id)}
                mayWrite={mayWrite}
                edit={edit}
              />
            ),
        )}
      </ol>
    )
  }
  return (
    <section id="causes" className={styles.causes} aria-labelledby="causes-title">
      <h2 id="causes-title" className={isAlone ? styles.alone : undefined}>
        {isAlone ? <span className="unseen">All causes</span> : 'Causes'}{' '}
        {causes.length > 0 && <small>{inSum(causes.length, covers.filter(isUncovered).length)}</small>}
      </h2>
      {branches(null)}
      {mayWrite && (
        <NewCause
          id={newId()}
          place="new-cause"
          incidentId={incident.id}
          kind={causes.length === 0 ? 'root_cause' : 'contributing_factor'}
          startOpen={edit === 'new-cause'}
          words={causes.length === 0 ? 'Name the first cause: what had to be so for this to happen?' : 'Add a cause'}
          choices={choices}
          vocabulary={vocabulary}
        />
      )}
      {mayWrite && (
        <p className={styles.ask}>
          <Link href={`/incidents/${incident.number}/causes/why`}>Ask why, answer by answer</Link>
        </p>
      )}
    </section>
  )
}

/** "3 causes · 1 uncovered" */
function inSum(all: number, uncovered: number): string {
  const causes = all === 1 ? '1 cause' : `${all} causes`
  return uncovered > 0 ? `${causes} · ${uncovered} uncovered` : `${causes} · each has an action against it`
}
