import { Document, isScalar, type Pair, Scalar, visit } from 'yaml'
import { formatActionNumber } from '../corrective-actions/rules'
import { incidentName } from '../incidents/rules'
import type { PostmortemDocument } from './document'

/** Words no reader of YAML, old or new, takes for anything but words; all others are quoted. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_/]*([ -][A-Za-z0-9_/]+)*$/
const OTHER_MEANING = /^(y|n|yes|no|on|off|true|false|null)$/i
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/

/** What a quoted text must not hold as it is: some readers end a line there, refuse it, or show it as something else. */
const UNPRINTABLE = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g

/** The facts as YAML between its fences. Strings hold no line end and no escape from their quotes, so no text can end it early. */
export function frontMatter(facts: Record<string, unknown>): string {
  const yaml = new Document(facts, { schema: 'core' })
  visit(yaml, {
    Pair(_, pair: Pair) {
      if (isScalar(pair.key)) pair.key.type = Scalar.PLAIN
    },
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return
      const isPlain = (PLAIN.test(node.value) && !OTHER_MEANING.test(node.value)) || MOMENT.test(node.value)
      node.type = isPlain ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE
    },
  })
  const text = yaml.toString({ lineWidth: 0, minContentWidth: 0, doubleQuotedAsJSON: true, flowCollectionPadding: false })
  return `---\n${text.replace(UNPRINTABLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}---\n`
}

/** The two parts of what writeMarkdown made. */
export function splitFrontMatter(text: string): { yaml: string; body: string } {
  const end = text.indexOf('\n---\n')
  return { yaml: text.slice(text.indexOf('\n') + 1, end + 1), body: text.slice(end + 5) }
}

/** What the front matter says, as data: also what a reader of the file gets back from it. */
export function factsOf(document: PostmortemDocument) {
  const states = document.actions.map(({ state }) => state)
  return {
    incident: incidentName(document.number),
    title: wellFormed(document.title),
    ...(document.severity && { severity: document.severity }),
    state: document.state,
    ...(document.isPrivate && { private: true }),
    ...(document.publishedAt && { publishedAt: instant(document.publishedAt) }),
    ...(document.startedOn && { startedOn: document.startedOn }),
    timeZone: document.timeZone,
    ...(document.timeZoneAssumed && { timeZoneAssumed: true }),
    ...some('milestones', Object.fromEntries(document.milestones.map(({ milestone, at }) => [milestone, instant(at)]))),
    ...some('services', document.services.map(wellFormed)),
    ...some('tags', document.tags.map(wellFormed)),
    ...some(
      'people',
      document.people.map(({ name, role }) => ({ name: wellFormed(name), role })),
    ),
    ...some(
      'actions',
      document.actions.map(({ number, state }) => ({ action: formatActionNumber(number), state })),
    ),
    ...(states.length > 0 && { verified: `${states.filter((state) => state === 'verified').length} of ${states.length}` }),
  }
}

const some = <T extends object>(key: string, value: T): Record<string, T> =>
  Object.keys(value).length > 0 ? { [key]: value } : {}

/** Milliseconds only where there are any. */
const instant = (iso: string): string => iso.replace('.000Z', 'Z')

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')
