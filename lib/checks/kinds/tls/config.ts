import { z } from 'zod'
import { hostProblem } from '../../../platform/net/hosts'
import { host, line, port, timeoutSeconds } from '../target'

export const PROTOCOLS = ['TLSv1.2', 'TLSv1.3'] as const
export const STARTTLS = ['none', 'smtp', 'imap', 'postgres'] as const

/** What a check of kind "tls" says: whose certificate, and what has to be so of it. */
export const TlsConfig = z.strictObject({
  host,
  port: port.default(443),
  daysLeft: z.number('Say how many days.').int().min(0, 'At least 0.').max(3650, 'At most 3650.').default(21),
  minProtocol: z.enum(PROTOCOLS).default('TLSv1.2'),
  /** Part of the issuer's name; empty: any. */
  issuer: line,
  /** Names the certificate has to cover besides the host's own, separated by blanks, commas or lines. */
  names: z
    .string()
    .max(5000)
    .refine((value) => readNames(value).every((name) => !hostProblem(name)), 'Expected names of hosts, one a line.')
    .default(''),
  /** The name to ask for and to be covered, where it is not that of the host. */
  serverName: z
    .string()
    .trim()
    .refine((value) => value === '' || !hostProblem(value), 'Expected a name such as shop.example.org.')
    .default(''),
  /** How the connection is made one of TLS, where it does not begin as one. */
  starttls: z.enum(STARTTLS).default('none'),
  timeoutSeconds,
})

export type TlsConfig = z.output<typeof TlsConfig>

export const readNames = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)

/** The name the certificate has to be for. */
export const nameOf = (config: TlsConfig): string => (config.serverName || config.host).replace(/^\[|\]$/g, '').replace(/\.$/, '')
