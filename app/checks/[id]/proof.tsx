import { missingWords, ruleWords } from '@/lib/checks/progress'
import { redBeforeGreen, soakedSeconds, standing } from '@/lib/checks/rules'
import type { CheckDetail } from '@/lib/checks/store'
import { clockWords, dateWords } from '@/lib/timeline/time'
import styles from './check.module.css'

interface Props {
  check: CheckDetail
  now: Date
  zone: string
}

/** The rule of proof in words, how much of it is there, and whether it was ever red. */
export function Proof({ check, now, zone }: Props) {
  if (check.isAttested) return null
  const says = standing(check, now)
  const passes = Math.min(check.passStreak, check.passesToVerify)
  const soaked = check.soakSeconds === 0 ? 1 : Math.min(1, soakedSeconds(check) / check.soakSeconds)
  return (
    <section className={styles.part} aria-labelledby="proof">
      <h2 id="proof">
        Proof <small>{says === 'proven' ? 'complete' : says === 'broken' ? 'broken' : missingWords(check)}</small>
      </h2>
      <p>{ruleWords(check)}</p>
      {says !== 'broken' && (
        <svg className={styles.meter} viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={missingWords(check)}>
          <rect width="100" height="8" className={styles.empty} />
          <rect width={100 * Math.min(soaked, passes / check.passesToVerify)} height="8" className={styles.full} />
        </svg>
      )}
      <p className={styles.red}>
        <RedBeforeGreen check={check} zone={zone} />
      </p>
    </section>
  )
}

function RedBeforeGreen({ check, zone }: { check: CheckDetail; zone: string }) {
  const moment = (at: Date | null) =>
    at && (
      <time dateTime={at.toISOString()}>
        {dateWords(at, zone, { short: true })} {clockWords(at, zone, 'minute')}
      </time>
    )
  switch (redBeforeGreen(check)) {
    case 'red_to_green':
      return (
        <>
          <b className={styles.turned}>Red → green.</b> First seen red {moment(check.firstRedAt)}, green{' '}
          {moment(check.turnedGreenAt)}.
        </>
      )
    case 'red':
      return <>Seen red {moment(check.firstRedAt)}; not green since.</>
    case 'shown_red':
      return (
        <>
          <b className={styles.turned}>Shown to fail</b> against {check.shownRedAgainst} on {moment(check.shownRedAt ?? null)}.
          Itself it was never seen red.
        </>
      )
    case 'never_red':
      return (
        <>
          <b>Never seen red.</b> A check that has not failed once may be one that cannot fail. <a href="#show-red">Run it</a>{' '}
          against something broken before you trust it.
        </>
      )
  }
}
