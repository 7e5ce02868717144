import { z } from 'zod'
import { id, name } from '../platform/text'

export const projectName = name({ called: 'The project', max: 100 })

/** A branch or commit as a CI names it; it is only ever compared. */
export const branchName = name({ called: 'The branch', max: 200 })

export const ReportTokenInput = z.strictObject({ id, project: projectName })
export const One = z.strictObject({ id })

/** What the address of an uploaded report says. */
export const ReportQuery = z.strictObject({
  project: projectName.optional(),
  branch: branchName,
  commit: name({ called: 'The commit', max: 100 }).optional(),
})

export type ReportTokenInput = z.output<typeof ReportTokenInput>
export type ReportQuery = z.output<typeof ReportQuery>
