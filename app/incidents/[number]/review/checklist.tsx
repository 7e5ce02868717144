import { CircleCheck, CircleDashed } from 'lucide-react'
import Link from 'next/link'
import { type ChecklistItem, openItems } from '@/lib/reviews/checklist'
import styles from './review.module.css'

const SHOWN = 12

/** What a postmortem should have, ticked by what is there; each gap leads to where it is mended. */
export function Checklist({ items }: { items: readonly ChecklistItem[] }) {
  const done = items.length - openItems(items).length
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">
        Checklist <span className={styles.count}>{`${done} of ${items.length}`}</span>
      </h2>
      <ul className={styles.checklist}>
        {items.map(({ words, gaps }) => (
          <li key={words} data-done={gaps.length === 0 || undefined}>
            {gaps.length === 0 ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
            <span>
              {words}
              <span className="unseen">{gaps.length === 0 ? ': done' : ': not yet'}</span>
            </span>
            {gaps.length > 0 && (
              <ul className={styles.gaps}>
                {gaps.slice(0, SHOWN).map((gap) => (
                  <li key={gap.href + gap.words}>
                    <Link href={gap.href}>{gap.words.length > 120 ? `${gap.words.slice(0, 119)}…` : gap.words}</Link>
                  </li>
                ))}
                {gaps.length > SHOWN && <li>and {gaps.length - SHOWN} more</li>}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
