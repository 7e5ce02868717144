import { BellRing, Eye, GitCommitVertical, MessageSquare, Star, Wrench } from 'lucide-react'
import { ENTRY_KIND_WORDS } from '@/lib/timeline/kinds'
import type { Entry } from '@/lib/timeline/rules'
import styles from './entry.module.css'

const SIGNS = {
  starred: Star,
  alert: BellRing,
  change: GitCommitVertical,
  observation: Eye,
  step: Wrench,
  message: MessageSquare,
}

/** The signs that rows show, once for all of them. */
export const Signs = () => (
  <div hidden>
    {Object.entries(SIGNS).map(([name, Icon]) => (
      <Icon key={name} id={`sign-${name}`} />
    ))}
  </div>
)

/** A sign that stands in <Signs>. */
export const Sign = ({ of, words, className }: { of: keyof typeof SIGNS; words: string; className: string | undefined }) => (
  <svg role="img" aria-label={words} className={className}>
    <use href={`#sign-${of}`} width="100%" height="100%" />
  </svg>
)

/** What hangs on the thread: a dot, or the sign of the entry's kind. */
export const KindSign = ({ kind }: Pick<Entry, 'kind'>) =>
  kind ? <Sign of={kind} words={ENTRY_KIND_WORDS[kind]} className={styles.kind} /> : <i />
