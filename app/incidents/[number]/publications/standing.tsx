import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import type { PublicationRow } from '@/lib/publishing/store'
import { momentWords } from '@/lib/timeline/time'
import styles from './publications.module.css'
import { PublishAgain, TakeBack } from './publish-forms'

interface Props {
  publication: PublicationRow
  number: number
  mayWrite: boolean
  zone: string
}

/** One repository: where the file is, how it went, and the log. */
export function Standing({ publication, number, mayWrite, zone }: Props) {
  const { repository, path, commit, committedAt, wish, problem, failure, dueAt, steps } = publication
  const isThere = repository.deletedAt === null
  const moment = (at: Date) => <time dateTime={at.toISOString()}>{momentWords(at, zone)}</time>
  return (
    <article className={styles.standing} aria-labelledby={publication.id}>
      <header>
        <h2 id={publication.id}>{isThere ? repository.name : 'A repository that was deleted here'}</h2>
        <State publication={publication} />
      </header>
      {path && (
        <p className={styles.where}>
          <code>{path}</code> in <code>{repository.address}</code>, branch <code>{repository.branch}</code>
        </p>
      )}
      {commit && committedAt && (
        <p className={styles.where}>
          commit <code title={commit}>{commit.slice(0, 10)}</code>, {moment(committedAt)}
        </p>
      )}
      {problem && (
        <p role="status" className={styles.problem}>
          {problem} {dueAt && wish && <>It is tried again {moment(dueAt)}.</>}
        </p>
      )}
      {mayWrite && isThere && (
        <div className={styles.doing}>
          <LinkButton href={`/incidents/${number}/publications?to=${repository.id}#difference`}>
            {path ? 'Look at the difference' : 'Look and publish'}
          </LinkButton>
          {failure && wish && <PublishAgain number={number} repositoryId={repository.id} />}
          {path && <TakeBack number={number} repositoryId={repository.id} name={repository.name} />}
        </div>
      )}
      {steps.length > 0 && (
        <details className={styles.log}>
          <summary>What was done</summary>
          <ol>
            {steps.map(({ id, kind, summary, commit: at, member, at: when }) => (
              <li key={id}>
                {moment(when)} {STEP_WORDS[kind] ?? kind} by {member?.name ?? 'Nevermore'}
                {at && (
                  <>
                    {' '}
                    as <code title={at}>{at.slice(0, 10)}</code>
                  </>
                )}
                : {summary}
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  )
}

const STEP_WORDS: Record<string, string> = {
  published: 'published',
  followed: 'followed its proof',
  unchanged: 'looked',
  taken_back: 'taken back',
  failed: 'failed',
}

function State({ publication: { wish, failure, path } }: { publication: PublicationRow }) {
  if (failure) return <Tag tone="regressed">{wish ? 'waits to be tried again' : 'did not go through'}</Tag>
  if (wish === 'follow') return <Tag tone="verified">published, an update is being gathered</Tag>
  if (wish) return <Tag tone="awaiting">{wish === 'take_back' ? 'being taken back' : 'being published'}</Tag>
  return path ? <Tag tone="verified">published</Tag> : <Tag>taken back</Tag>
}
