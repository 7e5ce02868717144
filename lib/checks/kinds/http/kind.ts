import { COMPARISON_OPTIONS, wordComparison } from '../comparison'
import { HEADER_FIELDS, headersOf } from '../headers'
import { type CheckKind, defineKind, type Observation, type Outcome, type Reach } from '../kind'
import { notReached } from '../on-the-way'
import { HttpConfig, METHODS } from './config'
import { judgeResponse } from './expectations'

const kind: CheckKind<HttpConfig> = {
  id: 'http',
  label: 'HTTP',
  about: 'A web address answers as it should: status, text, a JSON value, in time.',
  config: HttpConfig,
  initial: { ...HttpConfig.parse({ url: 'https://example.org/' }), url: '' },
  fields: [
    {
      name: 'url',
      label: 'Address',
      input: 'text',
      placeholder: 'https://shop.example.org/health',
      required: true,
      width: 'whole',
    },
    { name: 'status', label: 'Status', input: 'text', hint: '200, 2xx or 200-204; several with commas' },
    { name: 'maxMs', label: 'Answers within', input: 'number', unit: 'ms', min: 1, max: 30_000 },
    { name: 'contains', label: 'Body contains', input: 'text', width: 'whole' },
    { name: 'jsonPath', label: 'JSON value at', input: 'code', placeholder: 'checks[0].state', width: 'third' },
    { name: 'jsonIs', label: 'has to be', input: 'choice', options: COMPARISON_OPTIONS, width: 'third' },
    { name: 'jsonValue', label: 'this', input: 'code', placeholder: 'ok', width: 'third' },
    { name: 'lacks', label: 'Body does not contain', input: 'text', rare: true },
    { name: 'pattern', label: 'Body matches', input: 'code', hint: 'A regular expression; given up after 100 ms', rare: true },
    { name: 'method', label: 'Method', input: 'choice', options: METHODS.map((value) => ({ value, label: value })), rare: true },
    { name: 'timeoutSeconds', label: 'Give up after', input: 'number', unit: 's', min: 1, max: 30, required: true, rare: true },
    ...HEADER_FIELDS,
    { name: 'body', label: 'Body to send', input: 'lines', rare: true, width: 'whole' },
    { name: 'followRedirects', label: 'Follow up to three redirects', input: 'switch', rare: true, width: 'whole' },
  ],

  describe({ method, url, status, contains, lacks, pattern, jsonPath, jsonIs, jsonValue, maxMs }) {
    const also = [
      jsonPath && `${jsonPath} ${wordComparison({ jsonIs, jsonValue })}`,
      contains && `the body contains “${contains}”`,
      lacks && `the body does not contain “${lacks}”`,
      pattern && `the body matches /${pattern}/`,
    ].filter(Boolean)
    const time = maxMs === null ? '' : ` within ${maxMs} ms`
    return `${method} ${url} answers ${status}${time}${also.length > 0 ? `, and ${also.join(', and ')}` : ''}`
  },

  run: ask,
}

export const http = defineKind(kind)

async function ask(config: HttpConfig, reach: Reach): Promise<Outcome> {
  const { url, method, followRedirects } = config
  const { headers, refused } = await headersOf(config, reach)
  if (refused) return { verdict: 'error', failure: refused.failure, summary: refused.message }
  const timeoutMs = config.timeoutSeconds * 1000
  const body = config.body === '' || method === 'GET' || method === 'HEAD' ? null : config.body
  const response = await reach.fetch({ url, method, headers, body, followRedirects, timeoutMs, signal: reach.signal })
  if (!response.ok) return notReached('Answer', config.status, response)
  const judged = await judgeResponse(config, response, reach)
  const evidence: Observation[] = judged.map(({ what, expected, observed, holds }) => ({ what, expected, observed, holds }))
  if (config.maxMs === null) evidence.push({ what: 'Time', observed: `${response.elapsedMs} ms` })
  if (response.redirects > 0)
    evidence.push({ what: 'Redirects', observed: `${response.redirects}, to ${new URL(response.url).host}` })
  const missed = judged.find((row) => row.holds === false)
  const undecided = judged.find((row) => row.undecided)
  const worst = missed ?? undecided
  if (!worst) return { verdict: 'pass', summary: `Answered ${response.status} in ${response.elapsedMs} ms`, evidence }
  const summary = `${worst.what}: ${worst.observed}, expected: ${worst.expected}`
  return { verdict: missed ? 'fail' : 'error', failure: worst.failure, summary, evidence }
}
