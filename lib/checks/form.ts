import type { Field } from './kinds/kind'

export type Fields = Record<string, string | string[]>

/** Units of a length of time in a form, largest first. */
export const DURATION_UNITS = [
  { value: '86400', label: 'days', one: 'day' },
  { value: '3600', label: 'hours', one: 'hour' },
  { value: '60', label: 'minutes', one: 'minute' },
  { value: '1', label: 'seconds', one: 'second' },
] as const

/** Name of an input of the form for a property of the config. */
export const configName = (name: string): string => `config.${name}`

/** A length as the form asks for it: the largest unit that leaves a whole number. */
export function splitDuration(seconds: number): { amount: string; unit: string } {
  const unit = DURATION_UNITS.find(({ value }) => seconds % Number(value) === 0 && seconds >= Number(value))?.value ?? '1'
  return { amount: String(seconds / Number(unit)), unit }
}

/** Amount and unit of a length, as seconds; NaN where they are none. */
export function joinDuration(fields: Fields, name: string): number {
  const [amount, unit] = [text(fields[`${name}.amount`]), text(fields[`${name}.unit`])]
  const isUnit = DURATION_UNITS.some(({ value }) => value === unit)
  return amount.trim() === '' || !isUnit ? Number.NaN : Math.round(Number(amount) * Number(unit))
}

/** The config that a form drawn from these fields holds, for the kind's own schema to judge. What the fields do not name is left out. */
export function readConfig(fields: Fields, asked: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(asked.map((field) => [field.name, readField(fields, field)]))
}

function readField(fields: Fields, field: Field): unknown {
  const name = configName(field.name)
  switch (field.input) {
    case 'number': {
      const typed = text(fields[name]).trim()
      return typed === '' ? null : Number(typed)
    }
    case 'duration':
      return joinDuration(fields, name)
    case 'switch':
      return text(fields[name]) !== ''
    case 'pairs': {
      const values = list(fields[`${name}.value`])
      const pairs = list(fields[`${name}.name`]).map((each, index) => ({ name: each.trim(), value: values[index] ?? '' }))
      return pairs.filter((pair) => pair.name !== '' || pair.value !== '')
    }
    default:
      return text(fields[name]).replace(/\r\n/g, '\n')
  }
}

/** Names of inputs the form may send, so that anything else is refused. */
export function expectedNames(asked: readonly Field[]): Set<string> {
  const parts = { duration: ['.amount', '.unit'], pairs: ['.name', '.value'] }
  return new Set(
    asked.flatMap((field) => {
      const suffixes = field.input === 'duration' || field.input === 'pairs' ? parts[field.input] : ['']
      return suffixes.map((suffix) => configName(field.name) + suffix)
    }),
  )
}

const text = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))
const list = (value: string | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]
