import { describe, expect, test } from 'vitest'
import { plusSeconds } from '../../rules'
import type { Pings } from '../kind'
import { judgePings } from './judge'
import { heartbeat } from './kind'

const config = { periodSeconds: 3600, graceSeconds: 300, cron: '', timeZone: 'UTC' }
const created = new Date('2026-01-01T00:00:00Z')
const at = (seconds: number) => plusSeconds(created, seconds)
const none: Pings = {
  waitingSince: created,
  listeningSince: at(-86_400),
  heardUntil: at(1e9),
  lastExitStatus: null,
  lastSuccessAt: null,
  lastFailAt: null,
  startedAt: null,
}
const judge = (pings: Partial<Pings>, seconds: number) => judgePings(config, { ...none, ...pings }, at(seconds))

describe('a heartbeat', () => {
  test.each<[string, Partial<Pings>, number, string, string | undefined]>([
    ['waits for its first ping', {}, 3899, 'error', 'waiting_for_first_ping'],
    ['is red when the first ping never came', {}, 3900, 'fail', 'no_ping'],
    ['is green within period and grace', { lastSuccessAt: at(100) }, 3999, 'pass', undefined],
    ['is red the moment both are over', { lastSuccessAt: at(100) }, 4000, 'fail', 'no_ping'],
    ['is red at a reported failure', { lastSuccessAt: at(100), lastFailAt: at(200) }, 201, 'fail', 'job_failed'],
    ['is green again at the next success', { lastFailAt: at(200), lastSuccessAt: at(300) }, 301, 'pass', undefined],
    ['stays green while it runs', { lastSuccessAt: at(100), startedAt: at(3700) }, 3999, 'pass', undefined],
    [
      'is red when it does not finish within the grace',
      { lastSuccessAt: at(100), startedAt: at(200) },
      500,
      'fail',
      'did_not_finish',
    ],
    ['may start before its first success', { startedAt: at(10) }, 200, 'error', 'waiting_for_first_ping'],
    ['is red when its first run does not finish', { startedAt: at(10) }, 310, 'fail', 'did_not_finish'],
    ['waits anew after it was switched on again', { lastSuccessAt: at(-90_000) }, 100, 'error', 'waiting_for_first_ping'],
  ])('%s', (_, pings, seconds, verdict, failure) => {
    const outcome = judge(pings, seconds)
    expect([outcome.verdict, outcome.failure]).toEqual([verdict, failure])
  })

  test('names the exit status it was given', () => {
    expect(judge({ lastFailAt: at(1), lastExitStatus: 3 }, 2).summary).toContain('exit status 3')
  })

  test('is looked at again when it is known whether it was missed, not before', () => {
    expect(judge({ lastSuccessAt: at(100) }, 101).lookAgainAt).toEqual(at(4006))
    expect(judge({ lastSuccessAt: at(100), startedAt: at(200) }, 201).lookAgainAt).toEqual(at(506))
    expect(judge({}, 1).lookAgainAt).toEqual(at(3906))
  })
})

describe('a ping that came and is not recorded yet', () => {
  test.each<[string, Partial<Pings>, number, number]>([
    ['in place of the first one', {}, 3900, 3899],
    ['in place of the next one', { lastSuccessAt: at(100) }, 4000, 3999],
    ['at the end of a run', { lastSuccessAt: at(100), startedAt: at(200) }, 500, 499],
    ['after our own downtime', { lastSuccessAt: at(100), listeningSince: at(200) }, 4100, 4099],
  ])('%s is waited for, and looked for again a moment later', (_, pings, seconds, heard) => {
    expect(judge({ ...pings, heardUntil: at(heard) }, seconds)).toMatchObject({
      verdict: 'error',
      failure: 'not_heard_yet',
      lookAgainAt: at(seconds + 6),
    })
    expect(judge({ ...pings, heardUntil: at(seconds) }, seconds).verdict).toBe('fail')
  })

  test('takes nothing from a failure that was reported', () => {
    expect(judge({ lastFailAt: at(100), heardUntil: at(50) }, 5_000).failure).toBe('job_failed')
  })
})

describe('after our own downtime', () => {
  test.each([60, 3600, 86_400, 30 * 86_400])('of %i s nothing is red for one whole period and its grace', (downtime) => {
    const pings = { lastSuccessAt: at(100), listeningSince: at(200 + downtime) }
    const back = 200 + downtime
    const overdue = 100 + 3900
    for (const seconds of [back, back + 1, back + 3899])
      if (seconds >= overdue) expect(judge(pings, seconds).failure).toBe('was_not_listening')
      else expect(judge(pings, seconds).verdict).toBe('pass')
    expect(judge(pings, back + 3900).failure).toBe('no_ping')
  })

  test('an end that may have been reported while we were down is not missed', () => {
    expect(judge({ lastSuccessAt: at(100), startedAt: at(3900), listeningSince: at(4100) }, 4300).failure).toBe(
      'was_not_listening',
    )
  })

  test('a failure reported before it stays a failure', () => {
    expect(judge({ lastFailAt: at(100), listeningSince: at(90_000) }, 90_001).failure).toBe('job_failed')
  })
})

describe('at cron times', () => {
  const nightly = { ...config, graceSeconds: 600, cron: '30 2 * * *', timeZone: 'Europe/Berlin' }
  const lookAt = (now: string, lastSuccess: string) =>
    judgePings(nightly, { ...none, lastSuccessAt: new Date(lastSuccess), waitingSince: new Date(lastSuccess) }, new Date(now))

  test.each([
    ['in winter', '2026-01-15T01:31:00Z', '2026-01-16T01:40:00Z'],
    ['in summer', '2026-07-15T00:31:00Z', '2026-07-16T00:40:00Z'],
    ['over a night that lacks the hour, right after the gap', '2026-03-28T01:31:00Z', '2026-03-29T01:10:00Z'],
    ['over a night that has the hour twice, at the first', '2026-10-24T00:31:00Z', '2026-10-25T00:40:00Z'],
  ])('%s it is red when the grace of the next one is over, by the clock of its zone', (_, last, redAt) => {
    const before = new Date(new Date(redAt).getTime() - 1).toISOString()
    expect(lookAt(before, last)).toMatchObject({ verdict: 'pass', lookAgainAt: new Date(new Date(redAt).getTime() + 6_000) })
    expect(lookAt(redAt, last)).toMatchObject({ verdict: 'fail', failure: 'no_ping' })
  })

  test('a new one waits for its first time, and a time during our own downtime is not missed', () => {
    const waiting = judgePings(
      nightly,
      { ...none, waitingSince: new Date('2026-01-15T12:00:00Z') },
      new Date('2026-01-16T01:39:00Z'),
    )
    expect(waiting).toMatchObject({ failure: 'waiting_for_first_ping', lookAgainAt: new Date('2026-01-16T01:40:06Z') })
    const back = { ...none, lastSuccessAt: new Date('2026-01-15T01:31:00Z'), listeningSince: new Date('2026-01-16T05:00:00Z') }
    expect(judgePings(nightly, back, new Date('2026-01-16T06:00:00Z')).failure).toBe('was_not_listening')
    expect(judgePings(nightly, back, new Date('2026-01-17T01:40:00Z')).failure).toBe('no_ping')
  })

  test.each([
    ['30 2 * * *', 86_400 + 600],
    ['*/5 * * * *', 300 + 600],
    ['0 9 * * 1-5', 3 * 86_400 + 600],
  ])('%s is looked at after its longest wait', (cron, pace) => {
    const read = heartbeat.read({ ...nightly, timeZone: 'UTC', cron })
    expect(read.ok && heartbeat.pace?.(read.config)).toBe(pace)
  })

  test.each([
    [{ cron: 'every night' }, 'cron'],
    [{ cron: '61 * * * *' }, 'cron'],
    [{ cron: '0 0 2 * * *' }, 'cron'],
    [{ cron: '0 0 30 2 *' }, 'cron'],
    [{ timeZone: 'Berlin' }, 'timeZone'],
  ])('%j is refused', (wrong, field) => {
    const read = heartbeat.read({ ...nightly, ...wrong })
    expect(read.ok ? {} : read.problems).toHaveProperty([field])
  })

  test('a check that was kept without them reads as before, and they are told in words', () => {
    const old = heartbeat.read({ periodSeconds: 3600, graceSeconds: 300 })
    expect(old).toMatchObject({ ok: true, config: { cron: '', timeZone: 'UTC' } })
    expect(heartbeat.describe(nightly)).toBe('A ping of success arrives at “30 2 * * *” (Europe/Berlin), at most 10 minutes late')
  })
})
