import { z } from 'zod'
import { urlProblem } from '../../../platform/net/targets'
import { Header, refuseUnusedSecret } from '../headers'
import { timeoutSeconds } from '../target'

export const EXPECTATIONS = ['every', 'some', 'present', 'none'] as const
export const COMPARISONS = ['at_most', 'at_least', 'below', 'above', 'equals', 'differs'] as const

/** What a check of kind "prometheus" says: which query, asked where, and what its series have to be. */
export const PrometheusConfig = z
  .strictObject({
    /** Under which /api/v1 stands. */
    url: z
      .string()
      .trim()
      .min(1, 'Say where Prometheus answers.')
      .max(2000)
      .superRefine((value, context) => {
        const problem =
          urlProblem(value) ??
          (/[?#]/.test(value) ? 'Expected an address without ? and #, such as https://prometheus.example.org.' : null)
        if (value !== '' && problem) context.addIssue(problem)
      }),
    query: z.string().trim().min(1, 'Say what to ask.').max(5000, 'At most 5000 characters.'),
    expect: z.enum(EXPECTATIONS).default('every'),
    is: z.enum(COMPARISONS).default('at_most'),
    value: z
      .string()
      .trim()
      .refine((text) => text === '' || !Number.isNaN(readNumber(text)), 'Expected a number, such as 0.01.')
      .default(''),
    maxAgeSeconds: z.number().int().min(1).max(86_400).nullable().default(null),
    /** The metric whose newest sample has to be that new; empty: the query, where it is nothing but a metric. */
    freshOf: z
      .string()
      .trim()
      .max(1000)
      .refine((text) => text === '' || isSelector(text), 'Expected a metric, such as up{job="shop"}.')
      .default(''),
    headers: z.array(Header).max(30).default([]),
    /** The secret that stands for {secret} in the values of headers; empty for none. */
    secret: z.string().max(100).default(''),
    timeoutSeconds,
  })
  .superRefine(refuseUnusedSecret)
  .superRefine(({ expect, value, maxAgeSeconds, freshOf, query }, context) => {
    if ((expect === 'every' || expect === 'some') && value === '')
      context.addIssue({ code: 'custom', path: ['value'], message: 'Expected a number to compare with.' })
    // Of anything that is computed, Prometheus says that it is as new as the question.
    if (maxAgeSeconds !== null && freshOf === '' && !isSelector(query))
      context.addIssue({
        code: 'custom',
        path: ['freshOf'],
        message: 'Say whose samples have to be new: a metric, such as up{job="shop"}.',
      })
  })

export type PrometheusConfig = z.output<typeof PrometheusConfig>

/** Whether a query is a metric with labels at most: only of such one does Prometheus tell when it was last seen. */
const isSelector = (query: string): boolean => /^([a-zA-Z_:][\w:]*\s*(\{[^{}]*\})?|\{[^{}]+\})$/.test(query)

/** A number written in full; NaN for anything else. */
export const readNumber = (text: string): number => (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN)
