import { z } from 'zod'
import { readMailbox } from '../platform/mailbox'
import { urlProblem } from '../platform/net/targets'
import { id, name as nameOf, orNothing, ticked } from '../platform/text'
import { CHANNEL_KINDS, type ChannelKind, SEVERITIES } from './channel-kinds'
import { NOTICE_KINDS, type NoticeKind } from './kinds'

const KINDS = Object.keys(NOTICE_KINDS) as NoticeKind[]

const listOf = <Value extends string>(values: readonly [Value, ...Value[]], message: string) =>
  z
    .array(z.enum(values), message)
    .transform((list) => values.filter((value) => list.includes(value)))
    .refine((list) => list.length > 0, message)

const fields = {
  name: nameOf({ called: 'The name', max: 80 }),
  notices: listOf(KINDS as [NoticeKind, ...NoticeKind[]], 'Choose at least one kind of notice.'),
  severities: listOf(SEVERITIES as unknown as ['SEV1', ...(typeof SEVERITIES)[number][]], 'Choose at least one severity.'),
}
const address = z.string().trim().max(2_000, 'This address is longer than 2 000 characters.')

export const ChannelInput = z
  .strictObject({
    id,
    kind: z.enum(Object.keys(CHANNEL_KINDS) as [ChannelKind, ...ChannelKind[]], 'Choose a kind of channel.'),
    address: address.min(1, 'The address is missing.'),
    ...fields,
  })
  .superRefine(({ kind, address: given }, context) => {
    const problem = addressProblem(kind, given)
    if (problem) context.addIssue({ code: 'custom', path: ['address'], message: problem })
  })
export type ChannelInput = z.output<typeof ChannelInput>

/** An empty address leaves the one that is there: nobody is shown it again. */
export const ChannelEdit = z.strictObject({ id, address, ...fields })
export type ChannelEdit = z.output<typeof ChannelEdit>

/** What is wrong with an address that a channel is to lead to, as a sentence; null where it can be used. */
export function addressProblem(kind: ChannelKind, given: string): string | null {
  if (kind !== 'email') return urlProblem(given)
  return readMailbox(given)?.name === ''
    ? null
    : 'Expected one e-mail address, such as team@example.org. For more people, use a list of your mail server.'
}

export const One = z.strictObject({ id })
export const Switch = z.strictObject({ id, on: ticked })

/** What a member wants by e-mail; a hidden empty box says "none" where none is ticked. */
export const ChoicesForm = z.strictObject({
  kinds: z.array(z.enum(['', ...KINDS]), 'Open the page again.').transform((list) => KINDS.filter((kind) => list.includes(kind))),
  /** Minutes after midnight; empty for no digest. */
  digestAt: orNothing(z.coerce.number().int().min(0).max(1439)).nullable(),
})
export type ChoicesForm = z.output<typeof ChoicesForm>
