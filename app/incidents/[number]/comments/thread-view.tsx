import Link from 'next/link'
import { Tag } from '@/components/ui/tag'
import type { MemberActor } from '@/lib/access/actor'
import { newId } from '@/lib/platform/ids'
import styles from './comments.module.css'
import type { PlacedThread } from './load'
import { OneComment } from './one-comment'
import { ReplyForm, SettleForm } from './thread-forms'

interface Props {
  thread: PlacedThread
  actor: MemberActor
  number: number
  mayWrite: boolean
}

/** A passage, what was said of it, and whether that is settled. */
export function ThreadView({ thread, actor, number, mayWrite }: Props) {
  const { id, replies, resolvedAt, resolvedBy } = thread
  const said = [thread, ...replies]
  const talk = said.map((comment) => (
    <OneComment key={comment.id} comment={comment} isOwn={mayWrite && comment.author.id === actor.memberId} />
  ))
  return (
    <article id={`thread-${id}`} className={styles.thread} aria-label={`Thread of ${thread.author.name}`}>
      <Passage thread={thread} number={number} />
      {resolvedAt ? (
        <details>
          <summary>
            Resolved{resolvedBy && ` by ${resolvedBy.name}`}: {said.length === 1 ? '1 comment' : `${said.length} comments`}
          </summary>
          {talk}
        </details>
      ) : (
        talk
      )}
      {mayWrite && (
        <div className={styles.answer}>
          <ReplyForm key={said.length} id={newId()} threadId={id} />
          <SettleForm id={id} isResolved={resolvedAt !== null} />
        </div>
      )}
    </article>
  )
}

function Passage({ thread: { id, quote, place, resolvedAt }, number }: Pick<Props, 'thread' | 'number'>) {
  if (quote === '') return null
  const words = quote.length > 400 ? `${quote.slice(0, 399)}…` : quote
  return (
    <blockquote className={styles.quote}>
      {place && !resolvedAt ? <Link href={`/incidents/${number}#passage-${id}`}>{words}</Link> : words}{' '}
      {!place && <Tag tone="awaiting">the passage was changed</Tag>}
    </blockquote>
  )
}
