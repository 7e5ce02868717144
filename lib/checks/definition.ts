import { parseDocument, stringify } from 'yaml'
import type { z } from 'zod'
import { credentialIn } from './credential'
import { defaultProof } from './defaults'
import { findKind, KINDS } from './kinds/registry'
import { CheckInput } from './schema'

/** What a fenced block of Markdown begins with that says what a check is. */
export const DEFINITION = 'nevermore-check'

const PROOF = {
  intervalSeconds: true,
  passesToVerify: true,
  soakSeconds: true,
  failuresToRegress: true,
  staleSeconds: true,
} as const
const Written = CheckInput.pick({ kind: true, title: true, config: true, ...PROOF }).partial({ title: true, ...PROOF })
type Check = Pick<z.output<typeof CheckInput>, 'kind' | 'title' | keyof typeof PROOF>

/** A check as a block says it, judged by its kind, and what it looks at in words. */
export interface Definition extends Check {
  config: unknown
  words: string
}

/** The block of a check: what it looks at, and when that counts. Null for one that may hold a credential, or is of no known kind. */
export function writeDefinition(check: Check & { config: unknown }): string | null {
  const kind = findKind(check.kind)
  const read = kind?.read(check.config)
  if (!kind || !read?.ok || credentialIn(read.config) !== null) return null
  const { kind: id, title, intervalSeconds, passesToVerify, soakSeconds, failuresToRegress, staleSeconds } = check
  const told = {
    kind: id,
    ...(title.trim() !== '' && { title }),
    config: unusual(read.config as Record<string, unknown>, kind.initial),
    ...{ intervalSeconds, passesToVerify, soakSeconds, failuresToRegress },
    ...(staleSeconds != null && { staleSeconds }),
  }
  return stringify(told, { lineWidth: 0, schema: 'core' }).trimEnd()
}

/** What is not as in an empty form. */
function unusual(config: Record<string, unknown>, initial: Record<string, unknown>): Record<string, unknown> {
  const isUsual = ([key, value]: [string, unknown]) => JSON.stringify(value) === JSON.stringify(initial[key])
  return Object.fromEntries(Object.entries(config).filter((pair) => !isUsual(pair)))
}

/** Reads a block that somebody may have written by hand. The problem is a sentence for them; it repeats nothing secret. */
export function readDefinition(text: string): Definition | { problem: string } {
  const given = yamlOf(text)
  if (given === null) return { problem: 'This is no YAML. Expected lines such as “kind: http” and “config:”.' }
  const credential = credentialIn(given)
  if (credential !== null)
    return {
      problem: `It seems to hold ${credential}. Take it out, add it in Settings, Secrets, and name it here: “secret: its-name”.`,
    }
  const written = Written.safeParse(given)
  if (!written.success)
    return {
      problem: written.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join(' '),
    }
  const { kind: id, title = '', config, ...proof } = written.data
  const kind = findKind(id)
  if (!kind)
    return { problem: `There is no kind “${id.slice(0, 40)}”. Expected one of ${KINDS.map((each) => each.id).join(', ')}.` }
  const read = kind.read({ ...kind.initial, ...config })
  if (!read.ok)
    return {
      problem: Object.entries(read.problems)
        .map(([field, message]) => `${field}: ${message}`)
        .join(' '),
    }
  const usual = { ...defaultProof(null), ...kind.usualProof }
  return { ...usual, ...proof, kind: id, title, config: read.config, words: kind.describe(read.config) }
}

/** Core schema only, and no aliases: what it comes to is never more than what stands there. */
function yamlOf(text: string): unknown {
  if (text.length > 20_000) return null
  const document = parseDocument(text, { schema: 'core', version: '1.2', merge: false, customTags: [], logLevel: 'silent' })
  if (document.errors.length > 0) return null
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? null
  } catch {
    return null
  }
}
