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
    case 'pairs':
      return text(fields[name]).split(/\r?\n/).flatMap(readPair)
    default:
      return text(fields[name]).replace(/\r\n/g, '\n')
  }
}

/** "Name: value", one a line; what follows the first colon is the value. */
function readPair(line: string): { name: string; value: string }[] {
  if (line.trim() === '') return []
  const [, name = '', value = ''] = /^([^:]*):?(.*)$/s.exec(line) ?? []
  return [{ name: name.trim(), value: value.trim() }]
}

/** What an input starts with, for the value the config holds. */
export function writeField(field: Field, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (field.input !== 'pairs') return String(value)
  const pairs = Array.isArray(value) ? value : []
  return pairs.map((pair) => `${pair.name}: ${pair.value}`).join('\n')
}

/** Names of inputs the form may send, so that anything else is refused. */
export function expectedNames(asked: readonly Field[]): Set<string> {
  const suffixes = (field: Field) => (field.input === 'duration' ? ['.amount', '.unit'] : [''])
  return new Set(asked.flatMap((field) => suffixes(field).map((suffix) => configName(field.name) + suffix)))
}

const text = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))
