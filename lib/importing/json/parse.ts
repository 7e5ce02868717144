import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { Invalid } from '../../platform/errors'

/** Brackets within brackets. The deepest of the known forms, a message of blocks, has about fifteen. */
const DEPTH_LIMIT = 100

/** Whether a text is meant as JSON, whole or broken off: an object, or a list of objects. */
export const looksLikeJson = (text: string): boolean => /^\s*(?:\{\s*["}]|\[\s*(?:\{\s*["}]|\]\s*$))/.test(text)

/**
 * The values of a text: one, or one a line ("NDJSON"), which count as a list.
 * @throws Invalid that says where the JSON breaks, and how
 */
export function parseJson(text: string): Node {
  refuseDepth(text)
  const whole = attempt(text)
  if ('root' in whole) return whole.root
  const lines = isLined(text) ? parseLines(text) : null
  if (lines) return lines
  throw broken(text, whole.error)
}

interface Break {
  what: string
  offset: number
}

function attempt(text: string, from = 0): { root: Node } | { error: Break } {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true })
  const [error] = errors
  if (root && !error) return { root }
  return { error: { what: error ? printParseErrorCode(error.error) : 'ValueExpected', offset: (error?.offset ?? 0) + from } }
}

/** A second line that begins as the first does: an object a line. */
const isLined = (text: string): boolean => /^\s*\{"[^\n]*\}[ \t]*\n\s*\{"/.test(text.slice(0, 200_000))

function parseLines(text: string): Node {
  const children: Node[] = []
  let from = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const value = attempt(line, from)
      if ('error' in value) throw broken(text, value.error)
      children.push(value.root)
    }
    from += line.length + 1
  }
  return { type: 'array', offset: 0, length: text.length, children }
}

/** Looked at before anything walks the values: a walk goes as deep as they do. */
function refuseDepth(text: string): void {
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (isInText && char === '\\') at++
    else if (char === '"') isInText = !isInText
    else if (!isInText && (char === '[' || char === '{')) depth++
    else if (!isInText && (char === ']' || char === '}')) depth--
    if (depth > DEPTH_LIMIT)
      throw new Invalid(
        `This JSON is nested deeper than ${DEPTH_LIMIT} levels at ${placeOf(text, at)}; no export of a chat or an incident is. Nothing was read.`,
      )
  }
}

const WORDS: Record<string, string> = {
  UnexpectedEndOfString: 'a text has no closing quotation mark',
  CloseBraceExpected: 'expected a } there',
  CloseBracketExpected: 'expected a ] there',
  CommaExpected: 'expected a comma there',
  ColonExpected: 'expected a colon there',
  ValueExpected: 'expected a value there',
  PropertyNameExpected: 'expected a name in quotation marks there',
  EndOfFileExpected: 'expected nothing more there',
  InvalidCommentToken: 'JSON has no comments',
}

function broken(text: string, { what: name, offset }: Break): Invalid {
  const what = WORDS[name] ?? 'expected a text, a number, true, false, null, a list or an object there'
  const isEnd = offset >= text.trimEnd().length || name === 'UnexpectedEndOfString'
  return new Invalid(
    isEnd
      ? `This JSON breaks off at ${placeOf(text, offset)}: ${what}. The file seems to be cut; export it again.`
      : `This JSON is broken at ${placeOf(text, offset)}: ${what}. Mend it there, or export it again.`,
  )
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`
}
