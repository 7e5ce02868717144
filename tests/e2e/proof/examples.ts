import { readFileSync } from 'node:fs'
import { configName, DURATION_UNITS, type Fields, writeField } from '@/lib/checks/form'
import type { Field, SealedKind } from '@/lib/checks/kinds/kind'
import { KINDS } from '@/lib/checks/kinds/registry'

/** A check as a page of docs/examples has it: what is typed into which field, and what it says when it is red. */
export interface Example {
  kind: SealedKind
  typed: Map<string, string>
  red: string
}

/** The checks of a page of docs/examples. */
export function readExamples(page: string): Example[] {
  const text = readFileSync(`docs/examples/${page}.md`, 'utf8')
  return text
    .split(/^Kind: /m)
    .slice(1)
    .map((part) => {
      const label = /^\*\*(.+)\*\*/.exec(part)?.[1]
      const kind = KINDS.find((each) => each.label === label)
      const red = /^Red looks like this:\s+`([^`]+)`$/m.exec(part)?.[1]
      if (!kind || !red) throw new Error(`docs/examples/${page}.md: no kind “${label}”, or no word of what red looks like`)
      const rows = part.matchAll(/^\| (.+?) +\| `(.+)` +\|$/gm)
      return { kind, typed: new Map([...rows].map(([, name = '', value = '']) => [name, value.replaceAll('\\|', '|')])), red }
    })
}

/** What the form sends when a person types that, and leaves everything else as it stands there. */
export function fillForm({ kind, typed }: Example, elsewhere: (text: string) => string): Fields {
  const missing = [...typed.keys()].filter((label) => !kind.fields.some((field) => field.label === label))
  if (missing.length > 0) throw new Error(`The form of ${kind.label} does not ask for ${missing.join(', ')}.`)
  return Object.assign(
    { kind: kind.id },
    ...kind.fields.map((field) => fill(field, typed.get(field.label), kind.initial[field.name], elsewhere)),
  )
}

function fill(field: Field, typed: string | undefined, initial: unknown, elsewhere: (text: string) => string): Fields {
  const name = configName(field.name)
  if (field.input === 'switch') return initial === true ? { [name]: 'on' } : {}
  if (field.input === 'duration') {
    const [amount = '', label] = typed?.split(' ') ?? [String(initial), 'seconds']
    return { [`${name}.amount`]: amount, [`${name}.unit`]: DURATION_UNITS.find((unit) => unit.label === label)?.value ?? '' }
  }
  if (typed === undefined) return { [name]: writeField(field, initial) }
  if (field.input !== 'choice') return { [name]: elsewhere(typed) }
  return { [name]: field.options.find(({ label }) => label === typed)?.value ?? `none of the options: ${typed}` }
}
