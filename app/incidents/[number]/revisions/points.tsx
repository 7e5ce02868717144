import Link from 'next/link'
import { FullMoment } from '@/components/zone/moment'
import { differenceAddress, POINT_WORDS, type Point } from '@/lib/reviews/points'
import styles from './points.module.css'

const SHOWN = 8

/** The moments of a postmortem that have a name, newest first; each leads to what changed since. */
export function Points({ points, number }: { points: readonly Point[]; number: number }) {
  if (points.length === 0) return null
  return (
    <section aria-labelledby="points" className={styles.points}>
      <h2 id="points">Points</h2>
      <ul>
        {points.slice(0, SHOWN).map(({ kind, at, by }) => (
          <li key={kind + at.getTime()}>
            <b>{POINT_WORDS[kind]}</b>
            <span>{by && `by ${by}`}</span>
            <FullMoment at={at} />
            <Link href={differenceAddress(number, at)} prefetch={false}>
              What changed since
            </Link>
          </li>
        ))}
      </ul>
      {points.length > SHOWN && points[0] && (
        <Link href={differenceAddress(number, points[0].at)}>{points.length - SHOWN} earlier ones can be compared there</Link>
      )}
    </section>
  )
}
