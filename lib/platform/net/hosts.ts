import { type Allowance, judgeAddress } from './addresses'
import { FetchFailure } from './failures'
import { notAllowed } from './resolve'

/**
 * Reads the name or address of a host and refuses an address that must not be reached before anything is sent or looked up.
 * An address in any of its spellings comes out as the one it means.
 * @throws FetchFailure invalid_host or target_not_allowed
 */
export function readHost(text: string, allowance: Allowance): string {
  const problem = hostProblem(text)
  if (problem) throw new FetchFailure('invalid_host', problem)
  const host = canonical(text)
  if (isLiteral(host) && judgeAddress(host, allowance) !== 'allowed') throw notAllowed()
  return host
}

/** What is wrong with a host that a person typed, as a sentence; null when it can be asked for. */
export function hostProblem(text: string): string | null {
  const shown = JSON.stringify(text.slice(0, 100))
  if (text.includes('://')) return `Expected a host alone, such as mail.example.org; got the address ${shown}.`
  if (text.length > 255 || /[\s/?#@\\]/.test(text) || canonical(text) === '')
    return `${shown} is no host: expected a name such as mail.example.org, or an address.`
  return null
}

/** Whether a host, as `readHost` gives it, is an address and not a name. */
export const isLiteral = (host: string): boolean => host.includes(':') || /^[0-9.]+$/.test(host)

// URL reads a host as browsers do: it lowers and encodes names, and turns every spelling of an IPv4 address into the usual one.
function canonical(text: string): string {
  if (text.startsWith('[') && !text.endsWith(']')) return ''
  const bracketed = text.includes(':') && !text.startsWith('[') ? `[${text}]` : text
  if (!URL.canParse(`http://${bracketed}/`)) return ''
  const { hostname, port } = new URL(`http://${bracketed}/`)
  return port === '' ? hostname.replace(/^\[|\]$/g, '') : ''
}
