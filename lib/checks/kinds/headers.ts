import { z } from 'zod'
import { isHeaderName, isHeaderValue, isReservedHeader } from '../../platform/net/headers'
import type { Field, Reach } from './kind'
import { openFor, type SecretRefused } from './opened-secret'

/** What a header's value holds where the secret goes. */
const SECRET_PLACE = '{secret}'

/** A header that a check sends. */
export const Header = z.strictObject({
  name: z
    .string()
    .refine(isHeaderName, 'A header name has no spaces or colons.')
    .refine((name) => !isReservedHeader(name), 'This header is set by the connection itself.'),
  value: z.string().max(4000).refine(isHeaderValue, 'A header value is one line.'),
})

interface WithHeaders {
  url: string
  headers: z.output<typeof Header>[]
  /** The secret that stands for {secret} in the values of headers; empty for none. */
  secret: string
}

/** A secret that is chosen and sent nowhere is a mistake in the form. */
export function refuseUnusedSecret({ headers, secret }: WithHeaders, context: z.RefinementCtx): void {
  if (secret === '' || headers.some(({ value }) => value.includes(SECRET_PLACE))) return
  const message = `Say in which header the secret goes: Authorization: Bearer ${SECRET_PLACE}`
  context.addIssue({ code: 'custom', path: ['headers'], message })
}

type Asked = { headers: WithHeaders['headers']; refused?: never } | (SecretRefused & { headers?: never })

/** The headers as they are sent, with the secret in its place, or why it cannot be. */
export async function headersOf({ url, headers, secret }: WithHeaders, reach: Reach): Promise<Asked> {
  if (secret === '') return { headers }
  const opened = await openFor(reach, secret, new URL(url))
  if (opened.refused) return opened
  if (!isHeaderValue(opened.value))
    return refuse(
      'secret_unusable',
      `The secret ${secret} cannot stand in a header: it has line breaks or letters that HTTP does not take.`,
    )
  return { headers: headers.map(({ name, value }) => ({ name, value: value.replaceAll(SECRET_PLACE, () => opened.value) })) }
}

const refuse = (failure: string, message: string): Asked => ({ refused: { failure, message } })

export const HEADER_FIELDS: Field[] = [
  {
    name: 'headers',
    label: 'Headers',
    input: 'pairs',
    placeholder: 'Accept: application/json',
    hint: `One a line; ${SECRET_PLACE} stands for the secret chosen below`,
    rare: true,
    width: 'whole',
  },
  {
    name: 'secret',
    label: 'Secret',
    input: 'secret',
    hint: 'Goes where a header says {secret}, to the hosts it is for, and not along with a redirect to another origin',
    rare: true,
    width: 'whole',
  },
]
