'use server'

import { revalidatePath } from 'next/cache'
import { mutation } from '@/lib/platform/web/mutation'
import { One, ReportTokenInput } from '@/lib/test-reports/schema'
import { deleteTestProject, giveReportToken } from '@/lib/test-reports/store'

const PAGE = '/settings/test-reports'

export const giveToken = mutation(ReportTokenInput, async (actor, input) => {
  const { token } = await giveReportToken(actor, input)
  revalidatePath(PAGE)
  return { token, project: input.project }
})

export const removeProject = mutation(One, async (actor, { id }) => {
  await deleteTestProject(actor, id)
  revalidatePath(PAGE)
  return null
})
