import { type CheckKind, defineKind, type Outcome, type Reach } from '../kind'
import type { NoRows } from './ask'
import { askInThread } from './ask-pool'
import { COMPARISONS, LOOKS, SqlConfig } from './config'
import { readConnection } from './connection'
import { judgeRows, wordExpectation } from './judge'
import { bare } from './statement'

const LOOK_LABELS: Record<(typeof LOOKS)[number], string> = {
  value: 'the first value',
  rows: 'the number of rows',
  age: 'the age of a moment',
}
const IS_LABELS: Record<(typeof COMPARISONS)[number], string> = {
  equals: 'equal to',
  differs: 'other than',
  above: 'above',
  below: 'below',
  at_least: 'at least',
  at_most: 'at most',
}

const kind: CheckKind<SqlConfig> = {
  id: 'sql',
  label: 'SQL',
  about:
    'One statement that reads, in PostgreSQL, MySQL or MariaDB, gives a value, a number of rows, or a moment not too long ago.',
  config: SqlConfig,
  initial: { secret: '', statement: '', look: 'value', is: 'equals', expected: '', maxAgeSeconds: 86_400, ca: '' },
  fields: [
    {
      name: 'secret',
      label: 'Connection',
      input: 'secret',
      required: true,
      width: 'whole',
      hint: 'A secret such as postgresql://user:password@host/database, or mysql://…, whose user may only read',
    },
    {
      name: 'statement',
      label: 'Statement',
      input: 'lines',
      placeholder: 'SELECT count(*) FROM orders WHERE state = ‘lost’',
      width: 'whole',
      hint: 'One that reads. At most 5 s, 1,000 rows and 1 MB',
    },
    { name: 'look', label: 'What counts', input: 'choice', options: options(LOOKS, LOOK_LABELS), width: 'third' },
    { name: 'is', label: 'has to be', input: 'choice', options: options(COMPARISONS, IS_LABELS), width: 'third' },
    { name: 'expected', label: 'this', input: 'code', placeholder: '0', width: 'third' },
    {
      name: 'maxAgeSeconds',
      label: 'An age is at most',
      input: 'duration',
      min: 1,
      max: 3650 * 86_400,
      hint: 'Where an age counts; UTC without a zone',
    },
    {
      name: 'ca',
      label: 'Authority',
      input: 'lines',
      placeholder: '-----BEGIN CERTIFICATE-----',
      hint: 'Who signed the server’s certificate, in PEM, where the system does not trust it by itself',
      rare: true,
      width: 'whole',
    },
  ],
  describe: (config) => `${WHAT[config.look]} of “${oneLine(config.statement)}” ${wordExpectation(config)}`,
  run: ask,
}

export const sql = defineKind(kind)

function options<Value extends string>(values: readonly Value[], labels: Record<Value, string>) {
  return values.map((value) => ({ value, label: labels[value] }))
}

const WHAT: Record<SqlConfig['look'], string> = { value: 'The first value', rows: 'The rows', age: 'The moment' }

const oneLine = (statement: string): string => {
  const line = statement.replace(/\s+/g, ' ')
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}

async function ask(config: SqlConfig, reach: Reach): Promise<Outcome> {
  const opened = await reach.secret(config.secret)
  if (!opened.ok) return { verdict: 'error', failure: opened.failure, summary: opened.message }
  const target = readConnection(opened.value)
  if (typeof target === 'string') return { verdict: 'error', failure: 'invalid_connection', summary: target }
  const { allowTargets } = reach
  const answer = await askInThread({
    target,
    statement: bare(config.statement),
    ca: config.ca,
    allowTargets,
    own: await reach.ownDatabase(),
  })
  return answer.ok ? judgeRows(config, answer, reach.now()) : couldNotLook(answer)
}

/**
 * Whatever keeps a database from answering is an error: it says nothing of what stands in it (docs/decisions/006-verdicts.md).
 * That it answers at all is what a check of kind tcp proves.
 */
function couldNotLook({ failure, message, mend }: NoRows): Outcome {
  return {
    verdict: 'error',
    failure,
    summary: message,
    ...(mend && { evidence: [{ what: 'SQL that mends it', observed: mend }] }),
  }
}
