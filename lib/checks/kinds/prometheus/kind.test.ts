import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpServer, tcpServer } from '@/tests/support/far-side'
import { describeWith } from '@/tests/support/programs'
import { type Prometheus, startPrometheus } from '@/tests/support/prometheus'
import { reachLoopback } from '@/tests/support/reach'
import type { Outcome } from '../kind'
import { prometheus } from './kind'

const reach = reachLoopback(
  {
    resolve: async (name) => {
      const code = name === 'gone.example' ? 'ENOTFOUND' : 'EAI_AGAIN'
      throw Object.assign(new Error(code), { code })
    },
  },
  { secret: async () => ({ ok: true, value: 's3cr3t-token', hosts: ['127.0.0.1'] }) },
)
const run = (config: Record<string, unknown>): Promise<Outcome> => prometheus.run({ timeoutSeconds: 5, ...config }, reach)

describeWith(['prometheus'], 'against the real Prometheus', () => {
  let real: Prometheus
  let waiting = 3
  let isUp = true
  beforeAll(async () => {
    const { port } = await httpServer((request, response) => {
      if (!isUp) return request.socket.destroy()
      const queues = Array.from({ length: 1200 }, (_, index) => `queue_length{queue="${index}"} ${index % 3}`)
      response.end(
        `jobs_waiting ${waiting}\ndisk_free{disk="a"} 0.5\ndisk_free{disk="b"} 0.02\nbroken NaN\nfull +Inf\n${queues.join('\n')}\n`,
      )
    })
    real = await startPrometheus({ shop: [`127.0.0.1:${port}`] })
    await real.sees('jobs_waiting')
  })
  afterAll(() => real.stop())
  const ask = (config: Record<string, unknown>) => run({ url: `${real.url}/`, ...config })

  test.each<[string, Record<string, unknown>]>([
    ['the value is small enough', { query: 'jobs_waiting', is: 'at_most', value: '3' }],
    ['the value is written otherwise', { query: 'jobs_waiting', is: 'equals', value: '3.0' }],
    ['every series is above', { query: 'disk_free', is: 'above', value: '0.01' }],
    ['one of them is', { query: 'disk_free', expect: 'some', is: 'above', value: '0.4' }],
    ['there is a series', { query: 'disk_free > 0.4', expect: 'present' }],
    ['there is none', { query: 'disk_free < 0.01', expect: 'none' }],
    ['a scalar is asked for', { query: 'scalar(jobs_waiting) + 1', is: 'equals', value: '4' }],
    ['it is endless, and more than enough', { query: 'full', is: 'above', value: '1e9' }],
    ['the newest sample is new', { query: 'jobs_waiting', is: 'above', value: '0', maxAgeSeconds: 30 }],
    [
      'that of another metric is',
      { query: 'sum(disk_free)', is: 'above', value: '0', maxAgeSeconds: 30, freshOf: 'up{job="shop"}' },
    ],
    ['many series are summed up', { query: 'sum(queue_length)', is: 'equals', value: '1200' }],
  ])('it passes when %s', async (_, config) => {
    expect(await ask(config)).toMatchObject({ verdict: 'pass' })
  })

  test.each<[string, Record<string, unknown>, 'fail' | 'error', string]>([
    ['the value is too large', { query: 'jobs_waiting', is: 'below', value: '3' }, 'fail', 'wrong_value'],
    ['one of the series is too small', { query: 'disk_free', is: 'above', value: '0.1' }, 'fail', 'wrong_value'],
    ['none of the series is', { query: 'disk_free', expect: 'some', is: 'above', value: '0.9' }, 'fail', 'wrong_value'],
    ['there is a series that should not be', { query: 'disk_free < 0.1', expect: 'none' }, 'fail', 'unexpected_series'],
    ['there is no series', { query: 'disk_free > 1', expect: 'present' }, 'fail', 'no_series'],
    ['the value is no number', { query: 'broken', is: 'differs', value: '1' }, 'fail', 'wrong_value'],
    ['nobody knows the metric', { query: 'jobs_wating', is: 'at_most', value: '3' }, 'error', 'no_data'],
    ['the query is no PromQL', { query: 'sum(jobs_waiting', is: 'at_most', value: '3' }, 'error', 'bad_query'],
    ['the query is a range', { query: 'jobs_waiting[1m]', is: 'at_most', value: '3' }, 'error', 'bad_query'],
    ['the query is a text', { query: '"3"', is: 'at_most', value: '3' }, 'error', 'bad_query'],
    ['the query cannot be worked out', { query: 'jobs_waiting * on(job) disk_free', expect: 'none' }, 'error', 'query_failed'],
    ['the series are too many', { query: 'queue_length', is: 'at_most', value: '9' }, 'error', 'too_many_series'],
    [
      'the freshness of nothing is asked',
      { query: 'jobs_waiting', is: 'above', value: '0', maxAgeSeconds: 30, freshOf: 'nothing' },
      'error',
      'stale',
    ],
  ])('when %s', async (_, config, verdict, failure) => {
    const outcome = await ask(config)
    expect([outcome.verdict, outcome.failure]).toEqual([verdict, failure])
    expect(outcome.summary).not.toBe('')
  })

  test('what was seen stands beside what was expected, and what does not hold first', async () => {
    const outcome = await ask({ query: 'disk_free', is: 'above', value: '0.1' })
    expect(outcome.evidence?.[0]).toEqual({
      what: expect.stringMatching(/^disk_free\{disk="b", instance="127.0.0.1:\d+", job="shop"\}$/),
      expected: 'every series is above 0.1',
      observed: '0.02',
      holds: false,
    })
    expect(outcome.summary).toContain('1 of 2 series hold')
  })

  test('it follows the target from green to red, and is no longer believed when the target is gone', async () => {
    const look = () => ask({ query: 'jobs_waiting', is: 'at_most', value: '3', maxAgeSeconds: 3 })
    expect(await look()).toMatchObject({ verdict: 'pass' })
    waiting = 40
    await real.sees('jobs_waiting == 40')
    expect(await look()).toMatchObject({ verdict: 'fail', failure: 'wrong_value' })
    waiting = 2
    await real.sees('jobs_waiting == 2')
    expect(await look()).toMatchObject({ verdict: 'pass' })
    isUp = false
    await real.sees('up == 0')
    await sleep(100)
    const gone = await look()
    expect([gone.verdict, ['no_data', 'stale'].includes(gone.failure ?? '')]).toEqual(['error', true])
  })
})

describe('when Prometheus is not well', () => {
  const says = (status: number, body: string) =>
    httpServer((_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body)).then(
      ({ port }) => port,
    )
  const vector = (more: object, ...result: object[]) =>
    JSON.stringify({ status: 'success', data: { resultType: 'vector', result }, ...more })
  const one = { metric: {}, value: [1, '1'] }

  test('no fault gives a pass or a fail, whatever is expected', async () => {
    const endless = await httpServer((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    })
    const reset = await tcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const silent = await tcpServer(() => {})
    const cut = await tcpServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"status":"su')),
    )
    const cases: [string, string][] = [
      ['connection_refused', 'http://127.0.0.1:1029'],
      ['connection_reset', `http://127.0.0.1:${reset.port}`],
      ['timed_out', `http://127.0.0.1:${silent.port}`],
      ['connection_closed', `http://127.0.0.1:${cut.port}`],
      ['too_many_series', `http://127.0.0.1:${endless.port}`],
      ['dns_name_not_found', 'http://gone.example'],
      ['dns_lookup_failed', 'http://servfail.example'],
      ['target_not_allowed', 'http://169.254.169.254'],
      ...(await Promise.all(
        (
          [
            ['not_authorised', 401, 'no'],
            ['not_authorised', 403, vector({})],
            ['not_prometheus', 200, '<html>sign in</html>'],
            ['not_prometheus', 200, ''],
            ['not_prometheus', 200, '{}'],
            ['not_prometheus', 200, 'null'],
            ['not_prometheus', 200, '{"status":"success"}'],
            ['not_prometheus', 200, '{"status":"success","data":{"resultType":"vector","result":null}}'],
            ['not_prometheus', 200, vector({}, { metric: {}, value: [1, 1] })],
            ['not_prometheus', 200, vector({}, { metric: {}, value: [] })],
            ['not_prometheus', 200, vector({}, one).slice(0, -3)],
            ['not_prometheus', 404, 'not found'],
            ['not_prometheus', 502, vector({}, one)],
            ['partial_answer', 200, vector({ warnings: ['a store is away'] }, one)],
            ['partial_answer', 200, vector({ warnings: ['a store is away'] })],
            [
              'query_timed_out',
              503,
              '{"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"}',
            ],
            ['query_failed', 422, '{"status":"error","errorType":"execution","error":"no"}'],
          ] as [string, number, string][]
        ).map(
          async ([failure, status, body]): Promise<[string, string]> => [failure, `http://127.0.0.1:${await says(status, body)}`],
        ),
      )),
    ]
    const expectations = [
      { expect: 'every', value: '1', is: 'equals' },
      { expect: 'some', value: '0', is: 'at_least' },
      { expect: 'present' },
      { expect: 'none' },
    ]
    for (const [failure, url] of cases) {
      const outcomes = await Promise.all(expectations.map((config) => run({ url, query: 'up', timeoutSeconds: 3, ...config })))
      for (const outcome of outcomes) expect([outcome.verdict, outcome.failure], url).toEqual(['error', failure])
    }
  })
})

test('the query is sent whole under the address, with the secret in its header', async () => {
  const heard: string[] = []
  const { port } = await httpServer((request, response) => {
    heard.push(
      `${request.headers.authorization} ${new URL(request.url ?? '', 'http://x').pathname} ${new URL(request.url ?? '', 'http://x').searchParams.get('query')}`,
    )
    response.end('{"status":"success","data":{"resultType":"vector","result":[]}}')
  })
  const headers = [{ name: 'Authorization', value: 'Bearer {secret}' }]
  const query = 'sum by (job) (up{job=~"a|b&c=d#e"}) + 1'
  const outcome = await run({ url: `http://127.0.0.1:${port}/prefix/`, query, expect: 'none', headers, secret: 'token' })
  expect(outcome).toMatchObject({ verdict: 'pass' })
  expect(heard).toEqual([`Bearer s3cr3t-token /prefix/api/v1/query ${query}`])
})

test('the form refuses what cannot be asked', () => {
  const problems = (config: Record<string, unknown>) => {
    const read = prometheus.read({ url: 'https://prometheus.example', query: 'up', value: '1', ...config })
    return read.ok ? [] : Object.keys(read.problems)
  }
  expect(problems({})).toEqual([])
  expect(problems({ url: 'https://prometheus.example/graph?g0.expr=up' })).toEqual(['url'])
  expect(problems({ url: 'prometheus.example' })).toEqual(['url'])
  expect(problems({ query: '' })).toEqual(['query'])
  expect(problems({ value: '' })).toEqual(['value'])
  expect(problems({ value: 'three' })).toEqual(['value'])
  expect(problems({ value: '', expect: 'none' })).toEqual([])
  expect(problems({ maxAgeSeconds: 60 })).toEqual([])
  expect(problems({ maxAgeSeconds: 60, query: 'rate(up[5m])' })).toEqual(['freshOf'])
  expect(problems({ maxAgeSeconds: 60, query: 'rate(up[5m])', freshOf: 'up{job="a"}' })).toEqual([])
  expect(problems({ freshOf: 'up) or vector(1' })).toEqual(['freshOf'])
  expect(problems({ secret: 'token' })).toEqual(['headers'])
})

test('it is said in words', () => {
  const config = { url: 'https://prometheus.example', query: 'sum(rate(errors[5m]))\n/ 2', is: 'below', value: '0.01' }
  expect(prometheus.describe(config)).toBe('sum(rate(errors[5m])) / 2: every series is below 0.01')
  expect(prometheus.describe({ ...config, expect: 'none', maxAgeSeconds: 90, freshOf: 'up' })).toBe(
    'sum(rate(errors[5m])) / 2: there is no series, its newest sample of up at most 1 min 30 s old',
  )
})
