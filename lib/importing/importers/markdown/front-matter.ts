import { parseDocument as parseYaml } from 'yaml'
import type { Span } from '../../draft'
import { parse as parseToml } from './toml-lines'

/** The facts at the head of a file (Jekyll, Hugo, Docusaurus): YAML between --- lines or TOML between +++ lines. */
export interface FrontMatter extends Span {
  values: Map<string, string | string[]>
}

const LIMIT = 20_000

export function readFrontMatter(text: string): FrontMatter | null {
  const head = headOf(text)
  return head && { start: head.start, end: head.end, values: head.isYaml ? readYaml(head.inner) : parseToml(head.inner) }
}

/** What stands under a name in the YAML at the head of a file, with all below it (null where it cannot be read); null where nothing does. */
export function readHeadValue(text: string, name: string): { span: Span; value: unknown } | null {
  const head = headOf(text)
  if (!head?.isYaml || !new RegExp(`^${name}[ \\t]*:`, 'm').test(head.inner)) return null
  const span = { start: head.start, end: head.end }
  try {
    const document = parseYaml(head.inner, YAML)
    return { span, value: document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 0 })[name] }
  } catch {
    return { span, value: null }
  }
}

function headOf(text: string): (Span & { inner: string; isYaml: boolean }) | null {
  const opening = /^\ufeff?(---|\+\+\+)[ \t]*\n/.exec(text)
  if (!opening) return null
  const fence = opening[1] ?? ''
  const closing = new RegExp(`\\n${fence === '---' ? '(?:---|\\.\\.\\.)' : '\\+\\+\\+'}[ \\t]*(?=\\n|$)`, 'g')
  closing.lastIndex = opening[0].length - 1
  const close = closing.exec(text.slice(0, LIMIT))
  if (!close) return null
  const inner = text.slice(opening[0].length, close.index + 1)
  if (!/^[\w-]+[ \t]*[:=]/m.test(inner)) return null
  return { start: 0, end: close.index + close[0].length, inner, isYaml: fence === '---' }
}

/** Core schema only: no tags, no merge keys, no dates, no prototype to reach. */
const YAML: Parameters<typeof parseYaml>[1] = {
  schema: 'core',
  version: '1.2',
  merge: false,
  customTags: [],
  logLevel: 'silent',
}

/**
 * Nothing but "name: words" on each line, in quotation marks or not, or a list of words in brackets: no need of a parser that costs
 * as much as a page of Markdown.
 */
const PLAIN =
  /^(?:(?:[\w-]+:[ \t]+(?:[^\s"'[\]{}&*!|>%@`#][^\n"'#:]*|"[^\n"\\]*"|'[^\n']*'|\[\p{L}[\p{L}\d_-]*(?:, ?\p{L}[\p{L}\d_-]*)*\]))?\n)*$/u
const LIST = /^([\w-]+):[ \t]+\[(.+)\]$/gm
/** No words for YAML. */
const VALUE = /^(?:null|true|false)$/i

/** What is no YAML is read line by line. */
function readYaml(inner: string): Map<string, string | string[]> {
  const values = readLines(inner)
  if (PLAIN.test(inner)) return withLists(inner, values)
  try {
    const document = parseYaml(inner, YAML)
    if (document.errors.length > 0) return values
    const read: unknown = document.toJS({ maxAliasCount: 0, mapAsMap: true })
    if (!(read instanceof Map)) return values
    for (const [key, value] of read) {
      const name = String(key).toLowerCase()
      if (Array.isArray(value))
        values.set(
          name,
          value.filter((one) => typeof one === 'string'),
        )
      else if (['string', 'number', 'boolean'].includes(typeof value)) values.set(name, String(value))
    }
  } catch {
    // An alias bomb and the like: what the lines say is enough.
  }
  return values
}

function withLists(inner: string, values: Map<string, string | string[]>): Map<string, string | string[]> {
  for (const [, name = '', list = ''] of inner.matchAll(LIST)) {
    const words = list.split(/, ?/).filter((word) => !VALUE.test(word))
    values.set(name.toLowerCase(), words)
  }
  return values
}

/** "title: [post-mortem] Outage" is no valid YAML, and people write it. */
function readLines(inner: string): Map<string, string | string[]> {
  const values = new Map<string, string | string[]>()
  for (const line of inner.split('\n')) {
    const pair = /^([\w-]{1,60})[ \t]*:[ \t]*(\S.*)$/.exec(line)
    if (pair) values.set((pair[1] ?? '').toLowerCase(), (pair[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'))
  }
  return values
}
