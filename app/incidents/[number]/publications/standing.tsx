import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { commitUrl, type ForgeName } from '@/lib/platform/forge/place'
import { forgeOf } from '@/lib/publishing/forge-of'
import type { PublicationRow } from '@/lib/publishing/store'
import { differenceAddress } from '@/lib/reviews/points'
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
  const { repository, path, commit, committedAt, wish, problem, failure, dueAt, steps, requests } = publication
  const [request] = requests
  const at = forgeOf(repository)
  const isThere = repository.deletedAt === null
  // What follows the proof takes over no words: they are those of the last time somebody asked.
  const written = steps.find(({ kind }) => kind === 'published' || kind === 'proposed')
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
          commit <Commit at={at} commit={commit} />, {moment(committedAt)}
          {written && (
            <>
              {'. '}
              <Link href={differenceAddress(number, written.at)} prefetch={false}>
                What changed since
              </Link>
            </>
          )}
        </p>
      )}
      {request && (request.state === 'open' || request.state === 'opening') && <Request request={request} forge={at?.forge} />}
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
            {steps.map(({ id, kind, summary, commit: pushed, member, at: when }) => (
              <li key={id}>
                {moment(when)} {STEP_WORDS[kind] ?? kind} by {member?.name ?? 'Nevermore'}
                {pushed && (
                  <>
                    {' '}
                    as <Commit at={at} commit={pushed} />
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

/** A commit by its first digits, and a link to it where its program is known. */
function Commit({ at, commit }: { at: ReturnType<typeof forgeOf>; commit: string }) {
  const name = <code title={commit}>{commit.slice(0, 10)}</code>
  return at ? (
    <a href={commitUrl(at, commit)} rel="noreferrer noopener" target="_blank">
      {name}
    </a>
  ) : (
    name
  )
}

/** What waits there for somebody to merge it. */
function Request({ request, forge }: { request: PublicationRow['requests'][number]; forge: ForgeName | undefined }) {
  const { number, url, branch, text, problem } = request
  const word = forge === 'gitlab' ? 'Merge request' : 'Pull request'
  return (
    <p className={styles.where}>
      {url ? (
        <a href={url} rel="noreferrer noopener" target="_blank">
          {word} #{number}
        </a>
      ) : (
        `${word} being opened`
      )}{' '}
      {text === null ? 'takes the file away' : 'asks for the change'}, from <code>{branch}</code>
      {url && ': it stands in the repository once it is merged there.'}
      {problem && ` It could not be looked at: ${problem}`}
    </p>
  )
}

const STEP_WORDS: Record<string, string> = {
  published: 'published',
  followed: 'followed its proof',
  unchanged: 'looked',
  taken_back: 'taken back',
  failed: 'failed',
  proposed: 'asked for',
  merged: 'merged',
  closed: 'closed',
}

function State({ publication: { wish, failure, path, requests } }: { publication: PublicationRow }) {
  const isAsked = requests.some(({ state }) => state === 'open')
  if (failure) return <Tag tone="regressed">{wish ? 'waits to be tried again' : 'did not go through'}</Tag>
  if (wish === 'follow') return <Tag tone="verified">published, an update is being gathered</Tag>
  if (wish) return <Tag tone="awaiting">{wish === 'take_back' ? 'being taken back' : 'being published'}</Tag>
  if (isAsked) return <Tag tone="awaiting">{path ? 'published, a change waits to be merged' : 'waits to be merged'}</Tag>
  if (path) return <Tag tone="verified">published</Tag>
  return <Tag>{requests[0]?.state === 'closed' ? 'was not merged' : 'taken back'}</Tag>
}
