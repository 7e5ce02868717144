import { count, wordDuration } from '../../words'
import { HEADER_FIELDS, headersOf } from '../headers'
import { type CheckKind, defineKind, type Observation, type Outcome, type Reach } from '../kind'
import { TIMEOUT_FIELD } from '../target'
import { type Answer, readAnswer, type Series } from './answer'
import { COMPARISONS, EXPECTATIONS, PrometheusConfig, readNumber } from './config'

const EXPECT_LABELS: Record<(typeof EXPECTATIONS)[number], string> = {
  every: 'every series is',
  some: 'at least one series is',
  present: 'there is a series',
  none: 'there is no series',
}
const IS_LABELS: Record<(typeof COMPARISONS)[number], string> = {
  at_most: 'at most',
  at_least: 'at least',
  below: 'below',
  above: 'above',
  equals: 'equal to',
  differs: 'other than',
}

const kind: CheckKind<PrometheusConfig> = {
  id: 'prometheus',
  label: 'Prometheus',
  about: 'A PromQL query has the value it should, now.',
  config: PrometheusConfig,
  initial: { ...PrometheusConfig.parse({ url: 'https://example.org', query: 'up', value: '0' }), url: '', query: '', value: '' },
  fields: [
    {
      name: 'url',
      label: 'Address',
      input: 'text',
      placeholder: 'https://prometheus.example.org',
      required: true,
      width: 'whole',
    },
    { name: 'query', label: 'Query', input: 'lines', placeholder: 'sum(rate(http_errors_total[5m]))', width: 'whole' },
    {
      name: 'expect',
      label: 'Expected',
      input: 'choice',
      options: EXPECTATIONS.map((value) => ({ value, label: EXPECT_LABELS[value] })),
      width: 'third',
    },
    {
      name: 'is',
      label: 'compared',
      input: 'choice',
      options: COMPARISONS.map((value) => ({ value, label: IS_LABELS[value] })),
      width: 'third',
    },
    { name: 'value', label: 'with', input: 'code', placeholder: '0.01', width: 'third' },
    { name: 'maxAgeSeconds', label: 'Newest sample at most', input: 'number', unit: 's old', min: 1, max: 86_400, rare: true },
    {
      name: 'freshOf',
      label: 'of this metric',
      input: 'code',
      placeholder: 'up{job="shop"}',
      hint: 'Nothing: of the query, if it is only a metric',
      rare: true,
    },
    ...HEADER_FIELDS,
    TIMEOUT_FIELD,
  ],
  describe: (config) => `${config.query.replace(/\s+/g, ' ')}: ${wordExpected(config)}${wordAge(config)}`,
  run: look,
}

export const prometheus = defineKind(kind)

async function look(config: PrometheusConfig, reach: Reach): Promise<Outcome> {
  const started = performance.now()
  const query = await ask(config, reach, config.query, started)
  if (!query.ok) return couldNotLook(config, query)
  const evidence = describeSeries(config, query.series)
  if (config.maxAgeSeconds !== null) {
    // Prometheus goes on giving a last sample for minutes after its target went away.
    const newest = await ask(config, reach, `time() - max(timestamp(${config.freshOf || config.query}))`, started)
    if (!newest.ok) return couldNotLook(config, newest)
    const age = newest.series[0]?.value
    const holds = age !== undefined && age <= config.maxAgeSeconds
    const observed = age === undefined ? 'there is none' : `${wordDuration(age)} old`
    evidence.push({ what: 'Newest sample', expected: `at most ${wordDuration(config.maxAgeSeconds)} old`, observed, holds })
    if (!holds) return { verdict: 'error', failure: 'stale', summary: `Newest sample: ${observed}`, evidence }
  }
  return judge(config, query.series, evidence)
}

/** Asks by GET, which no proxy or read-only door of a Prometheus refuses. Whatever goes wrong on the way is no word about the metric. */
async function ask(config: PrometheusConfig, reach: Reach, query: string, started: number): Promise<Answer> {
  const totalMs = config.timeoutSeconds * 1000
  const timeoutMs = Math.max(1, Math.round(totalMs - (performance.now() - started)))
  const url = `${config.url.replace(/\/+$/, '')}/api/v1/query?${new URLSearchParams({ query, timeout: `${timeoutMs}ms` })}`
  const { headers, refused } = await headersOf(config, reach)
  if (refused) return { ok: false, failure: refused.failure, words: refused.message }
  const response = await reach.fetch({
    url,
    method: 'GET',
    headers,
    body: null,
    followRedirects: true,
    timeoutMs,
    signal: reach.signal,
  })
  if (response.ok) return readAnswer(response)
  if (response.failure === 'body_too_large')
    return { ok: false, failure: 'too_many_series', words: 'The answer is larger than 1 MB: sum the series up.' }
  return { ok: false, failure: response.failure, words: response.message }
}

/** Prometheus is the witness, not what is looked at: its silence neither proves nor disproves anything. */
const couldNotLook = (config: PrometheusConfig, { failure, words }: Extract<Answer, { ok: false }>): Outcome => ({
  verdict: 'error',
  failure,
  summary: words,
  evidence: [{ what: 'Answer', expected: wordExpected(config), observed: words, holds: false }],
})

function judge(config: PrometheusConfig, series: Series[], evidence: Observation[]): Outcome {
  const end = (verdict: Outcome['verdict'], failure: string | undefined, summary: string): Outcome => ({
    verdict,
    failure,
    summary,
    evidence,
  })
  const many = count(series.length, 'series', 'series')
  if (config.expect === 'none')
    return series.length === 0 ? end('pass', undefined, 'No series') : end('fail', 'unexpected_series', `${many}, expected none`)
  if (config.expect === 'present')
    return series.length > 0 ? end('pass', undefined, many) : end('fail', 'no_series', 'No series, expected one')
  if (series.length === 0)
    return end('error', 'no_data', 'Prometheus has no series for this query, so there is nothing to compare')
  const held = series.filter(({ value }) => holds(config, value))
  const passes = config.expect === 'every' ? held.length === series.length : held.length > 0
  const shownOne = series.find(({ value }) => holds(config, value) === passes) ?? series[0]
  const summary = `${shownOne?.name}: ${shownOne?.value}${series.length > 1 ? ` (${held.length} of ${many} hold)` : ''}`
  return passes ? end('pass', undefined, summary) : end('fail', 'wrong_value', `${summary}, expected: ${wordExpected(config)}`)
}

/** The series that decide, at most five; those that do not hold first. */
function describeSeries(config: PrometheusConfig, series: Series[]): Observation[] {
  const expected = wordExpected(config)
  if (config.expect === 'none' || config.expect === 'present' || series.length === 0)
    return [
      { what: 'Series', expected, observed: String(series.length), holds: series.length > 0 === (config.expect !== 'none') },
      ...series.slice(0, 5).map(({ name, value }) => ({ what: name, observed: String(value) })),
    ]
  const rows = series.map(({ name, value }) => ({ what: name, expected, observed: String(value), holds: holds(config, value) }))
  const first = rows.sort((a, b) => Number(a.holds) - Number(b.holds)).slice(0, 5)
  return rows.length > 5 ? [...first, { what: 'Series', observed: String(rows.length) }] : first
}

/** NaN is neither of anything, nor other than anything: it holds nowhere. */
function holds({ is, value: typed }: PrometheusConfig, value: number): boolean {
  const limit = readNumber(typed)
  if (Number.isNaN(limit) || Number.isNaN(value)) return false
  return {
    at_most: value <= limit,
    at_least: value >= limit,
    below: value < limit,
    above: value > limit,
    equals: value === limit,
    differs: value !== limit,
  }[is]
}

function wordExpected({ expect, is, value }: PrometheusConfig): string {
  return expect === 'present' || expect === 'none' ? EXPECT_LABELS[expect] : `${EXPECT_LABELS[expect]} ${IS_LABELS[is]} ${value}`
}

const wordAge = ({ maxAgeSeconds, freshOf }: PrometheusConfig): string =>
  maxAgeSeconds === null ? '' : `, its newest sample${freshOf ? ` of ${freshOf}` : ''} at most ${wordDuration(maxAgeSeconds)} old`
