import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, inTransaction, isDuplicate, type Prisma } from '../platform/db/client'
import { Invalid, NotFound } from '../platform/errors'
import { hashSecret, newId, newSecret } from '../platform/ids'
import { log } from '../platform/log'
import type { ReportedTest, TestState } from './junit'
import type { ReportQuery, ReportTokenInput } from './schema'

/** Kept of each branch, and of all branches of a project together. */
const KEPT_OF_BRANCH = 10
const KEPT_OF_PROJECT = 300

export interface TestProjectRow {
  id: string
  name: string
  createdAt: Date
  createdBy: { name: string } | null
  newest: { branch: string; commit: string | null; receivedAt: Date; tests: number; failed: number } | null
}

/** The projects whose CI reports here. */
export async function listTestProjects(actor: Actor): Promise<TestProjectRow[]> {
  demand(actor, 'administer')
  const rows = await db().testProject.findMany({
    select: {
      id: true,
      name: true,
      createdAt: true,
      createdBy: { select: { name: true } },
      reports: {
        select: { branch: true, commit: true, receivedAt: true, tests: true, failed: true },
        orderBy: { receivedAt: 'desc' },
        take: 1,
      },
    },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ reports, ...row }) => ({ ...row, newest: reports[0] ?? null }))
}

/** A token by which a project reports, in the place of the one it had. It is given out here and never again. */
export async function giveReportToken(actor: Actor, { id, project }: ReportTokenInput): Promise<{ token: string }> {
  demand(actor, 'administer')
  const token = newSecret()
  const tokenHash = hashSecret(token)
  const createdById = memberIdOf(actor)
  try {
    await db().testProject.create({ data: { id, name: project, tokenHash, createdById } })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await db().testProject.updateMany({ where: { name: project }, data: { tokenHash } })
  }
  log().info({ member: createdById, project }, 'report token given out')
  return { token }
}

/** Takes the project away with all of its reports: checks of it have no report then. */
export async function deleteTestProject(actor: Actor, id: string): Promise<void> {
  demand(actor, 'administer')
  await db().testProject.deleteMany({ where: { id } })
  log().info({ member: memberIdOf(actor), project: id }, 'test project deleted')
}

/** The project that a token is for. @throws NotFound */
export async function projectOfToken(token: string): Promise<{ id: string; name: string }> {
  const project = await db().testProject.findUnique({
    where: { tokenHash: hashSecret(token) },
    select: { id: true, name: true },
  })
  if (!project) throw new NotFound('No project reports with this token.')
  return project
}

export interface StoredReport {
  id: string
  tests: number
  failed: number
  skipped: number
}

/** Keeps a report, and of older ones no more than may be kept. @throws Invalid where the address names another project */
export async function storeReport(
  project: { id: string; name: string },
  query: ReportQuery,
  tests: readonly ReportedTest[],
): Promise<StoredReport> {
  if (query.project !== undefined && query.project !== project.name)
    throw new Invalid(`This token is for the project “${project.name}”, not for “${query.project}”.`)
  const count = (state: TestState) => tests.filter((test) => test.state === state).length
  const report = { id: newId(), tests: tests.length, failed: count('failed'), skipped: count('skipped') }
  const { branch, commit = null } = query
  await inTransaction(async (tx) => {
    await tx.testReport.create({ data: { ...report, projectId: project.id, branch, commit } })
    await tx.$executeRaw`
      INSERT INTO test_results (report_id, position, suite, class_name, name, state, duration_ms, message)
      SELECT ${report.id}::uuid, position, suite, class_name, name, state::test_state, duration_ms, message
      FROM unnest(
        ${tests.map((_, at) => at)}::int[], ${tests.map(({ suite }) => suite)}::text[],
        ${tests.map(({ className }) => className)}::text[], ${tests.map(({ name }) => name)}::text[],
        ${tests.map(({ state }) => state)}::text[], ${tests.map(({ durationMs }) => durationMs)}::int[],
        ${tests.map(({ message }) => message)}::text[]
      ) AS row (position, suite, class_name, name, state, duration_ms, message)`
    await tx.$executeRaw`
      DELETE FROM test_reports WHERE id IN (
        SELECT id FROM (
          SELECT id,
            row_number() OVER (PARTITION BY branch ORDER BY received_at DESC, id DESC) AS of_branch,
            row_number() OVER (ORDER BY received_at DESC, id DESC) AS of_project
          FROM test_reports WHERE project_id = ${project.id}::uuid
        ) AS ranked
        WHERE of_branch > ${KEPT_OF_BRANCH} OR of_project > ${KEPT_OF_PROJECT}
      )`
  })
  return report
}

export interface TestQuestion {
  project: string
  branch: string
  /** The whole name of a test, alone or after its class: "rejects an empty cart", "CartTest.rejects". */
  test: string
  /** The suite or class it is in; empty for any. */
  suite: string
  /** Which report of the branch is asked; the newest where none is named. */
  reportId?: string
}

export interface ReportBrief {
  id: string
  commit: string | null
  receivedAt: Date
  tests: number
  failed: number
  skipped: number
}

export interface FoundTest {
  suite: string
  className: string
  name: string
  state: TestState
  durationMs: number | null
  message: string
}

export type FoundTests =
  | { project: false }
  | { project: true; report: null; branches: string[] }
  | {
      project: true
      report: ReportBrief
      /** At most 20, those that failed first. */
      found: FoundTest[]
    }

/** The reports that are kept of a branch, newest first. */
export async function listReports(
  actor: Actor,
  { project, branch }: Pick<TestQuestion, 'project' | 'branch'>,
): Promise<ReportBrief[]> {
  demand(actor, 'read')
  return db().testReport.findMany({ where: { branch, project: { name: project } }, select: REPORT, orderBy: NEWEST_FIRST })
}

/** What the newest report of a branch says of a test, or the one that is named. */
export async function findTests(actor: Actor, { project, branch, test, suite, reportId }: TestQuestion): Promise<FoundTests> {
  demand(actor, 'read')
  const known = await db().testProject.findUnique({ where: { name: project }, select: { id: true } })
  if (!known) return { project: false }
  const report = await db().testReport.findFirst({
    where: { projectId: known.id, branch, ...(reportId !== undefined && { id: reportId }) },
    orderBy: NEWEST_FIRST,
    select: REPORT,
  })
  if (!report) {
    const others = await db().testReport.findMany({
      where: { projectId: known.id },
      distinct: ['branch'],
      select: { branch: true },
      orderBy: { branch: 'asc' },
      take: 5,
    })
    return { project: true, report: null, branches: others.map((other) => other.branch) }
  }
  const found = await db().$queryRaw<FoundTest[]>`
    SELECT suite, class_name AS "className", name, state::text AS state, duration_ms AS "durationMs", message
    FROM test_results
    WHERE report_id = ${report.id}::uuid
      AND (name = ${test} OR class_name || '.' || name = ${test} OR class_name || '::' || name = ${test})
      AND (${suite} = '' OR suite = ${suite} OR class_name = ${suite})
    ORDER BY CASE state WHEN 'failed' THEN 0 WHEN 'skipped' THEN 1 ELSE 2 END, position
    LIMIT 20`
  return { project: true, report, found }
}

const REPORT = {
  id: true,
  commit: true,
  receivedAt: true,
  tests: true,
  failed: true,
  skipped: true,
} satisfies Prisma.TestReportSelect
const NEWEST_FIRST = [{ receivedAt: 'desc' }, { id: 'desc' }] satisfies Prisma.TestReportOrderByWithRelationInput[]
