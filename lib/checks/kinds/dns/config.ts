import { isIP } from 'node:net'
import { z } from 'zod'
import { hostProblem } from '../../../platform/net/hosts'
import { port, timeoutSeconds } from '../target'

export const TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS', 'CAA', 'SOA', 'SRV', 'PTR'] as const
export const EXPECTATIONS = ['some', 'equals', 'contains', 'none'] as const

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i

/** What a check of kind "dns" says: which records of which name, asked of whom, and what they have to be. */
export const DnsConfig = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, 'Say which name to look up.')
      .max(253, 'At most 253 characters.')
      .refine((name) => name === '' || isName(name) || isIP(name) > 0, 'Expected a name such as shop.example.org.'),
    type: z.enum(TYPES).default('A'),
    expect: z.enum(EXPECTATIONS).default('some'),
    /** One record a line. */
    values: z.string().max(10_000).default(''),
    maxTtl: z.number().int().min(0).max(604_800).nullable().default(null),
    /** Empty: the servers this machine asks. */
    server: z
      .string()
      .trim()
      .refine((value) => value === '' || !hostProblem(value), 'Expected the name or the address of a DNS server.')
      .default(''),
    serverPort: port.default(53),
    timeoutSeconds: timeoutSeconds.default(5),
  })
  .superRefine(({ expect, values, name, type }, context) => {
    if ((expect === 'equals' || expect === 'contains') && readValues(values).length === 0)
      context.addIssue({ code: 'custom', path: ['values'], message: 'Say which records are expected, one a line.' })
    if (isIP(name) > 0 && type !== 'PTR')
      context.addIssue({ code: 'custom', path: ['name'], message: 'An address has PTR records only; expected a name.' })
  })

export type DnsConfig = z.output<typeof DnsConfig>

export const readValues = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)

const isName = (name: string): boolean =>
  name
    .replace(/\.$/, '')
    .split('.')
    .every((label) => LABEL.test(label))
