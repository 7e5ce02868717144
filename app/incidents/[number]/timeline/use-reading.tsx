'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { MILESTONE_WORDS } from '@/lib/incidents/rules'
import type { Understood } from '@/lib/timeline/quick-add'
import { wordWhen } from '@/lib/timeline/when-words'
import type { Against } from './against'
import styles from './quick-add.module.css'

/** What a typed line will be understood as, in words; null for an empty one. The reader is loaded when the first letter is typed. */
export function useReading(line: string, { timeZone, last, day, impactStartedAt }: Against): ReactNode {
  const [understood, setUnderstood] = useState<Understood | null>(null)
  useEffect(() => {
    let isOld = false
    if (line.trim() === '') setUnderstood(null)
    else
      import('@/lib/timeline/quick-add').then(({ understandLine }) => {
        const moment = (iso: string) => (iso ? new Date(iso) : null)
        const against = {
          zone: timeZone,
          now: new Date(),
          last: moment(last),
          day: day || null,
          impactStartedAt: moment(impactStartedAt),
        }
        if (!isOld) setUnderstood(understandLine(line, against))
      })
    return () => {
      isOld = true
    }
  }, [line, timeZone, last, day, impactStartedAt])
  if (!understood || line.trim() === '') return null
  const { occurredAt, milestone, attributedTo, text, happened } = understood
  return (
    <>
      <span className={styles.when}>
        {occurredAt ? wordWhen(understood, occurredAt, timeZone) : 'No time: it stays behind the last entry'}
      </span>
      {milestone && <b>{MILESTONE_WORDS[milestone]}</b>}
      {attributedTo && <span>{attributedTo}:</span>}
      <q>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</q>
      {happened === 'twice' && <em>came twice that day, read as the first</em>}
      {happened === 'never' && <em>no clock showed that time, read as the next there was</em>}
    </>
  )
}
