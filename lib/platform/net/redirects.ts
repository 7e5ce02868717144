import type { Allowance } from './addresses'
import { FetchFailure } from './failures'
import { readTarget } from './targets'

export interface Hop {
  url: URL
  method: string
  headers: { name: string; value: string }[]
  body: string | null
}

/**
 * The request a redirect asks for, judged like the first. Another origin gets none of the headers and no body: any of them may
 * be a credential.
 * @throws FetchFailure
 */
export function nextHop(hop: Hop, status: number, location: string, allowance: Allowance): Hop {
  if (!URL.canParse(location, hop.url)) throw new FetchFailure('invalid_response', 'The redirect leads to no usable address.')
  const url = readTarget(new URL(location, hop.url), allowance)
  const keepsMethod = status === 307 || status === 308 || hop.method === 'GET' || hop.method === 'HEAD'
  const sameOrigin = url.origin === hop.url.origin
  if (!sameOrigin && keepsMethod && hop.body !== null)
    throw new FetchFailure('invalid_response', 'The redirect asks to send the body to another origin, which is not done.')
  return {
    url,
    method: keepsMethod ? hop.method : 'GET',
    headers: sameOrigin ? hop.headers.filter(({ name }) => keepsMethod || !/^content-/i.test(name)) : [],
    body: keepsMethod ? hop.body : null,
  }
}
