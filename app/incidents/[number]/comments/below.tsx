import { MessageSquare } from 'lucide-react'
import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import styles from './comments.module.css'
import type { PlacedThread } from './load'

interface Props {
  threads: readonly PlacedThread[]
  number: number
  /** The key of the section they are on. */
  section: string
  mayWrite: boolean
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** Below a section: what is open on it, in short, and the way to say something. Plain links: who reads pays for no script. */
export function Below({ threads, number, section, mayWrite }: Props) {
  const open = threads.filter(({ resolvedAt }) => !resolvedAt)
  if (threads.length === 0 && !mayWrite) return null
  const page = `/incidents/${number}/comments`
  return (
    <div className={styles.below}>
      {open.length > 0 && (
        <ul>
          {open.map((thread) => (
            <li key={thread.id}>
              <Link href={`${page}#thread-${thread.id}`} prefetch={false}>
                <Avatar name={thread.author.name} />
                <span>
                  {thread.quote && <q>{cut(thread.quote, 80)}</q>} {thread.deletedAt ? 'deleted' : cut(thread.text, 160)}
                  {thread.quote !== '' && !thread.place && <em> the passage was changed</em>}
                  {thread.replies.length > 0 && (
                    <em> {thread.replies.length === 1 ? '1 reply' : `${thread.replies.length} replies`}</em>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Link href={`${page}?from=${encodeURIComponent(section)}`} className={styles.door} prefetch={false}>
          <MessageSquare aria-hidden="true" /> Comment
        </Link>
      )}
    </div>
  )
}
