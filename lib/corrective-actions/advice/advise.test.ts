import { describe, expect, test } from 'vitest'
import { adviseAction, hintsOfAction } from './advise'

const saidOf = (title: string, { details = '', hasOwner = true } = {}) =>
  adviseAction({ title, details, hasOwner }).map(({ id }) => id)

describe('an action is told what is vague about it', () => {
  test.each([
    ['Be more careful when editing the firewall by hand', 'careful'],
    ['Remember to drain the node before a reboot', 'careful'],
    ['Operators should pay closer attention to the staging banner', 'careful'],
    ['Double-check the region before deleting a volume', 'careful'],
    ['Don’t forget the second replica', 'careful'],
    ['Train all on-call engineers on the failover console', 'training'],
    ['Hold a training session about certificates', 'training'],
    ['Remind the team that deploys stop on Fridays', 'training'],
    ['Raise awareness of the retry budget', 'training'],
    ['Investigate why the cache was cold', 'investigate'],
    ['Look into connection pooling', 'investigate'],
    ['We should consider a second DNS provider', 'investigate'],
    ['Further investigation of the kernel panic', 'investigate'],
    ['Figure out who owns the mail relay', 'investigate'],
    ['Improve monitoring', 'improve'],
    ['Better error handling in the importer', 'improve'],
    ['Clean up the old queues', 'improve'],
    ['Harden the login page', 'improve'],
    ['Keep an eye on the replica', 'watch'],
    ['Monitor the situation', 'watch'],
    ['Reduce the time a rollback takes', 'measure'],
    ['Take snapshots more often', 'measure'],
    ['Increase the connection limit', 'measure'],
    ['Rotate the keys regularly', 'bound'],
    ['Add indexes where necessary', 'bound'],
    ['Give the ingest nodes sufficient headroom', 'bound'],
    ['Going forward, deploys need a second person', 'bound'],
    ['The cron jobs', 'verb'],
    ['More dashboards', 'verb'],
    ['Dashboard for the queue', 'verb'],
    ['Documentation of the restore', 'verb'],
    ['Separation of the reporting database', 'verb'],
    ['Moving the lock out of the hot path', 'verb'],
    ['[payments] A runbook for chargebacks', 'verb'],
    ['Backend: missing timeout', 'verb'],
  ])('%s', (title, id) => {
    expect(saidOf(title)).toEqual([id])
  })
})

describe('an action that one can see done is left in peace', () => {
  test.each([
    'Add an alert when the certificate of the shop has fewer than 20 days left',
    'Refuse a deploy without a green pipeline',
    'Alert when replication lags by 30 seconds',
    'Backups of the ledger run every night and are restored each Sunday',
    'Reduce the rollback from 40 to 5 minutes',
    'Increase `max_connections` to 400',
    'Improve the p95 of the search page to under 300 ms',
    'Document the restore of the ledger in the runbook',
    'Implement a circuit breaker in front of the tax service',
    'Provision a third zone for the queue',
    'Bring the second load balancer back into rotation',
    'String the two alerts together',
    'Drop the `legacy_orders` table',
    'Retrain the fraud model without the poisoned week',
    'Add a training data snapshot to each release',
    'Evict idle sessions after 30 minutes',
    'Quiesce writes before a snapshot',
    'Every deploy needs the approval of a second person',
    'Pages of the shop answer 503 with Retry-After while the database fails over',
    'The importer refuses files over 10 MB',
    'Rename `improve_queue` to `rank_queue`',
    'Say “be careful” nowhere in the runbook of the vault',
    '[INC-12] Add the missing index on `orders.created_at`',
    'SRE: pin the base image of the runners',
    'Write a test that restores last night’s backup',
  ])('%s', (title) => {
    expect(saidOf(title)).toEqual([])
  })

  test.each([
    'Überwachung der Warteschlange verbessern',
    'mettre en place une meilleure surveillance dès que possible',
    'Доработать мониторинг',
    'キューの監視を改善する',
    'Añadir una alerta',
  ])('nothing is said of the wording of another language: %s', (title) => {
    expect(saidOf(title)).toEqual([])
  })
})

test('a measure in the details is one', () => {
  expect(saidOf('Reduce the time a rollback takes', { details: 'From 40 minutes to 5.' })).toEqual([])
})

test('a number in a link, a quote or the name of an incident is none', () => {
  const details = '> it took 40 minutes\n\nFrom [INC-12](http://localhost:3000/incidents/12).'
  expect(saidOf('Improve the rollback after INC-12', { details })).toEqual(['improve'])
})

test('an action that nobody owns says so, last, and names who was meant by nobody', () => {
  expect(saidOf('Drop the legacy table', { hasOwner: false })).toEqual(['owner'])
  expect(saidOf('Investigate the panic', { hasOwner: false })).toEqual(['investigate', 'owner'])
  const [hint] = adviseAction({ title: 'Someone should drop the legacy table', details: '', hasOwner: false })
  expect(hint).toMatchObject({ id: 'owner', of: 'Someone should' })
})

test('an action of no words is told nothing', () => {
  expect(hintsOfAction({ title: '  ', details: 'certificate', hasOwner: false })).not.toContainEqual(
    expect.objectContaining({ id: 'owner' }),
  )
  expect(adviseAction({ title: '', details: '', hasOwner: false })).toEqual([])
})

test('what could prove it follows what is said of its words', () => {
  const hints = hintsOfAction({ title: 'Improve the renewal of certificates', details: '', hasOwner: true })
  expect(hints.map(({ id }) => id)).toEqual(['improve', 'kind-tls'])
  expect(hints[1]?.says).toContain('a TLS check')
})

test('the longest title is judged at once', () => {
  const title = `Backend: ${'a-b_c '.repeat(50_000)}`
  const started = process.cpuUsage()
  hintsOfAction({ title, details: title, hasOwner: false })
  const { user } = process.cpuUsage(started)
  expect(user / 1_000).toBeLessThan(2_000)
})
