import { type Allowance, judgeAddress } from './addresses'
import { FetchFailure } from './failures'
import { isLiteral } from './hosts'
import { notAllowed } from './resolve'

/**
 * Reads the address of a request and refuses what must not be asked for before anything is sent or looked up. An address
 * written as a number in any of its spellings is a literal here, for URL has made it one.
 * @throws FetchFailure invalid_url or target_not_allowed
 */
export function readTarget(address: string | URL, allowance: Allowance): URL {
  const problem = urlProblem(address)
  if (problem) throw new FetchFailure('invalid_url', problem)
  const url = new URL(address)
  if (!portAllowed(url))
    throw new FetchFailure('target_not_allowed', 'This port is not one that checks may reach: expected 80, 443 or from 1024 up.')
  const literal = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
  if (isLiteral(literal) && judgeAddress(literal, allowance) !== 'allowed') throw notAllowed()
  return url
}

/** What is wrong with a URL that a person typed, as a sentence; null when it can be asked. */
export function urlProblem(address: string | URL): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url)
    return `${JSON.stringify(String(address).slice(0, 100))} is no address: expected one such as https://example.org/health.`
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `Expected http:// or https://, got ${url.protocol}//.`
  if (url.username || url.password) return 'A name and password do not belong into the address; use a header.'
  if (!url.hostname) return 'The address names no host.'
  return null
}

const portAllowed = (url: URL): boolean => {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  return port === 80 || port === 443 || port >= 1024
}
