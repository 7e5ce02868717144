import { Invalid } from '../errors'

/** Where a repository is, as it may be stored, shown and handed to Git: without any credential. */
export interface GitAddress {
  protocol: 'https' | 'http' | 'ssh'
  host: string
  port: number
  /** The account of ssh ("git"); no secret. */
  user: string | null
  /** What Git is given, and what is remembered. */
  url: string
}

const LONGEST = 1_000

/**
 * Reads `https://host/path`, `ssh://git@host/path` and `git@host:path`. Everything that Git would take for an option, a program or
 * a file of this machine is none of them.
 * @throws Invalid that names the field "address"
 */
export function readAddress(typed: string): GitAddress {
  const text = typed.trim()
  const refuse = (why: string) => new Invalid(why, { address: why })
  const expected = 'Expected the address of a repository, as https://git.example.org/team/docs or git@git.example.org:team/docs.'
  if (text.length > LONGEST || !/^[\x21-\x7e]+$/.test(text)) throw refuse(expected)
  const url = new URL(scpAsUrl(text) ?? (URL.canParse(text) ? text : 'none:'))
  const protocol = url.protocol.slice(0, -1)
  if (protocol !== 'https' && protocol !== 'http' && protocol !== 'ssh') throw refuse(expected)
  const user = url.username
  if (url.password || (user && protocol !== 'ssh'))
    throw refuse('A name and password do not belong into the address: it is stored and shown.')
  if (url.search || url.hash) throw refuse('Got a “?” or “#” in the address; give the ref and the pattern in their own fields.')
  if (!HOST.test(url.hostname) || (user && !/^[A-Za-z0-9_][\w.-]*$/.test(user))) throw refuse(expected)
  const path = url.pathname.replace(/\/+$/, '')
  if (!/^\/[\w~][\w./~+@-]*$/.test(path) || path.includes('..')) throw refuse(expected)
  const port = Number(url.port || DEFAULT_PORTS[protocol])
  const authority = `${user ? `${user}@` : ''}${url.hostname}${port === DEFAULT_PORTS[protocol] ? '' : `:${port}`}`
  return { protocol, host: url.hostname, port, user: user || null, url: `${protocol}://${authority}${path}` }
}

const DEFAULT_PORTS = { https: 443, http: 80, ssh: 22 }
/** A name, an IPv4 address, or an IPv6 address in brackets; never what begins like an option. */
const HOST = /^([a-z0-9_]([a-z0-9_.-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\])$/i

/** `git@host:path`, unless it is an address with a protocol. */
function scpAsUrl(text: string): string | null {
  const parts = /^([A-Za-z0-9_][\w.-]*)@([A-Za-z0-9][\w.-]*):(?!\/\/)(.+)$/.exec(text)
  return parts ? `ssh://${parts[1]}@${parts[2]}/${parts[3]?.replace(/^\/+/, '')}` : null
}

/** True for what a person types as the address of a repository, and not as a path of this machine. */
export const looksLikeAddress = (text: string): boolean => /^(https?|ssh):\/\//i.test(text) || scpAsUrl(text) !== null

/**
 * A branch, a tag or a whole commit. Git's own rules for names of refs, and none that begins like an option or means something
 * else than a name (`a..b`, `@{-1}`, `:path`, `+`).
 * @throws Invalid that names the field "ref"
 */
export function readRef(typed: string): string {
  const ref = typed.trim()
  const isName =
    ref.length <= 200 &&
    /^[\p{L}\p{N}_][\p{L}\p{N}._/+@#=-]*$/u.test(ref) &&
    !/\.\.|@\{|\/\/|\/\.|\.(?=\/|$)|\.lock(?=\/|$)|\/$/.test(ref)
  if (isName) return ref
  throw new Invalid(`Got the ref “${ref.slice(0, 60)}”; expected a branch, a tag or a commit.`, {
    ref: 'Expected a branch, a tag or a commit.',
  })
}
