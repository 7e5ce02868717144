import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { Tag } from '@/components/ui/tag'
import { FullMoment } from '@/components/zone/moment'
import { differenceAddress } from '@/lib/reviews/points'
import { ANSWER_WORDS, type Reviewer } from '@/lib/reviews/rules'
import styles from './review.module.css'

/** Who was asked, and what each of them said last. */
export function Reviewers({ reviewers, number }: { reviewers: readonly Reviewer[]; number: number }) {
  return (
    <section aria-labelledby="reviewers">
      <h2 id="reviewers">Reviewers</h2>
      {reviewers.length === 0 && <p className={styles.none}>Nobody was asked yet.</p>}
      <ul className={styles.reviewers}>
        {reviewers.map((reviewer) => (
          <li key={reviewer.memberId}>
            <Avatar name={reviewer.name} />
            <b>{reviewer.name}</b>
            <Answer reviewer={reviewer} />
            {reviewer.at && <FullMoment at={reviewer.at} />}
            {reviewer.at && reviewer.isEarlier && (
              <Link href={differenceAddress(number, reviewer.at)} className={styles.since} prefetch={false}>
                What changed since
              </Link>
            )}
            {reviewer.note && <blockquote className={styles.note}>{reviewer.note}</blockquote>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answer({ reviewer: { answer, isEarlier, isAuthor } }: { reviewer: Reviewer }) {
  if (answer === null) return <Tag tone="unknown">Asked</Tag>
  if (answer === 'changes_asked') return <Tag tone="awaiting">{ANSWER_WORDS[answer]}</Tag>
  if (isAuthor) return <Tag tone="unknown">Approved, and is an author now</Tag>
  if (isEarlier) return <Tag tone="unknown">Approved an earlier text</Tag>
  return (
    <Tag tone="verified" sign>
      {ANSWER_WORDS[answer]}
    </Tag>
  )
}
