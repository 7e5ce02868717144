import { expectedNames, type Fields, joinDuration, readConfig } from '@/lib/checks/form'
import type { SealedKind } from '@/lib/checks/kinds/kind'
import { findKind } from '@/lib/checks/kinds/registry'
import type { CheckEdit, CheckInput } from '@/lib/checks/schema'
import { CheckEdit as EditSchema, CheckInput as InputSchema } from '@/lib/checks/schema'
import { Invalid } from '@/lib/platform/errors'

const PROOF = [
  'interval.amount',
  'interval.unit',
  'passesToVerify',
  'soak.amount',
  'soak.unit',
  'failuresToRegress',
  'stale.amount',
  'stale.unit',
]
const OWN = [...PROOF, 'id', 'version', 'kind', 'title', 'actionId']

/** The kind a form is for, and the config it holds. @throws Invalid where a field is none of its. */
export function readKind(fields: Fields): { kind: SealedKind; config: Record<string, unknown> } {
  const kind = findKind(String(fields.kind))
  if (!kind) throw new Invalid('Choose a kind of check.', { kind: 'Choose a kind of check.' })
  const known = new Set([...OWN, ...expectedNames(kind.fields)])
  const unknown = Object.keys(fields).find((name) => !known.has(name))
  if (unknown) throw new Invalid(`This form sent “${unknown}”, which a check does not have. Open the page again.`)
  return { kind, config: readConfig(fields, kind.fields) }
}

/** A new check as its form says it. @throws Invalid */
export function readNewCheck(fields: Fields): CheckInput {
  const { kind, config } = readKind(fields)
  const { id, title, actionId } = fields
  return parse(InputSchema, { id, title, kind: kind.id, config, actionId: actionId || null, ...readProof(fields, kind) })
}

/** The edit of a check as its form says it. @throws Invalid */
export function readCheckEdit(fields: Fields): CheckEdit {
  const { kind, config } = readKind(fields)
  const { id, version, title } = fields
  return parse(EditSchema, { id, version, title, config, ...readProof(fields, kind) })
}

function readProof(fields: Fields, kind: SealedKind) {
  return {
    // A kind with a pace of its own asks for no interval; what stands here is replaced by it.
    intervalSeconds: kind.pace ? 60 : joinDuration(fields, 'interval'),
    passesToVerify: fields.passesToVerify,
    soakSeconds: joinDuration(fields, 'soak'),
    failuresToRegress: fields.failuresToRegress,
    staleSeconds: fields['stale.amount'] ? joinDuration(fields, 'stale') : null,
  }
}

function parse<Value>(
  schema: { safeParse(value: unknown): { data?: Value; error?: { issues: Issue[] } } },
  value: unknown,
): Value {
  const { data, error } = schema.safeParse(value)
  if (data) return data
  const fields: Record<string, string> = {}
  for (const { path, message } of error?.issues ?? []) fields[path.join('.')] ??= message
  throw new Invalid(Object.values(fields).join(' '), fields)
}

interface Issue {
  path: PropertyKey[]
  message: string
}
