import { z } from 'zod'
import { urlProblem } from '../../../platform/net/targets'
import { COMPARISONS, compiles, isComparable } from '../comparison'
import { Header, refuseUnusedSecret } from '../headers'
import { readPath } from '../json-path'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const url = z
  .string()
  .trim()
  .min(1, 'Say which address to ask.')
  .max(2000)
  .superRefine((value, context) => {
    const problem = urlProblem(value)
    if (problem) context.addIssue(problem)
  })

const pattern = z.string().max(1000).refine(compiles, 'This is no regular expression (as in JavaScript, with the u flag).')

/** What a check of kind "http" says: how to ask, and what the answer has to be. Absent expectations are not looked at. */
export const HttpConfig = z
  .strictObject({
    url,
    method: z.enum(METHODS).default('GET'),
    headers: z.array(Header).max(30).default([]),
    /** The secret that stands for {secret} in the values of headers; empty for none. */
    secret: z.string().max(100).default(''),
    body: z.string().max(100_000).default(''),
    /** "200", "2xx", "200-204", several with commas. */
    status: z
      .string()
      .trim()
      .max(100)
      .refine((value) => readStatuses(value) !== null, 'Expected a status such as 200, 2xx or 200-204; several with commas.')
      .default('200'),
    contains: z.string().max(1000).default(''),
    lacks: z.string().max(1000).default(''),
    pattern: pattern.default(''),
    jsonPath: z
      .string()
      .trim()
      .max(500)
      .refine((value) => value === '' || readPath(value) !== null, 'Expected a path such as status or checks[0].state.')
      .default(''),
    jsonIs: z.enum(COMPARISONS).default('equals'),
    jsonValue: z.string().max(1000).default(''),
    maxMs: z.number().int().min(1).max(30_000).nullable().default(null),
    followRedirects: z.boolean().default(true),
    timeoutSeconds: z.number().int().min(1).max(30).default(10),
  })
  .superRefine(refuseUnusedSecret)
  .superRefine((config, context) => {
    if (config.jsonPath && !isComparable(config))
      context.addIssue({ code: 'custom', path: ['jsonValue'], message: 'Expected a number to compare with.' })
    if (config.method === 'HEAD' && (config.contains || config.lacks || config.pattern || config.jsonPath))
      context.addIssue({ code: 'custom', path: ['method'], message: 'HEAD has no body to look into; use GET.' })
  })

export type HttpConfig = z.output<typeof HttpConfig>

/** Ranges of status codes; null where the text is none. */
export function readStatuses(text: string): [number, number][] | null {
  const ranges: [number, number][] = []
  for (const part of text.split(',').map((each) => each.trim())) {
    const [, group, from, to] = /^(?:([1-5])xx|([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?)$/i.exec(part) ?? []
    if (group) ranges.push([Number(group) * 100, Number(group) * 100 + 99])
    else if (from && Number(to ?? from) >= Number(from)) ranges.push([Number(from), Number(to ?? from)])
    else return null
  }
  return ranges
}
