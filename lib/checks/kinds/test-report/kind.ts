import { z } from 'zod'
import { branchName, projectName } from '../../../test-reports/schema'
import type { FoundTest, ReportBrief } from '../../../test-reports/store'
import { count, sayDuration, wordDuration, wordInstant } from '../../words'
import { quote, short } from '../comparison'
import { type CheckKind, defineKind, type Observation, type Outcome, type Past, type Reach } from '../kind'

const DAY = 86_400

/** What a check of kind "test-report" says: which test passes, in whose newest report, and how old that may be. */
export const TestReportConfig = z.strictObject({
  project: projectName,
  branch: branchName,
  test: z.string().trim().min(1, 'Say which test has to pass.').max(1000),
  /** The suite or class it is in; empty for any. */
  suite: z.string().trim().max(500).default(''),
  maxAgeSeconds: z
    .number('How old may the newest report be?')
    .int()
    .min(60, 'At least a minute.')
    .max(365 * DAY),
})

export type TestReportConfig = z.output<typeof TestReportConfig>

const kind: CheckKind<TestReportConfig> = {
  id: 'test-report',
  label: 'Test report',
  about: 'A named test is there and passes in the newest report that the CI sent of a branch.',
  config: TestReportConfig,
  initial: { project: '', branch: 'main', test: '', suite: '', maxAgeSeconds: 7 * DAY },
  fields: [
    {
      name: 'test',
      label: 'The test',
      input: 'text',
      placeholder: 'an empty cart is refused',
      hint: 'Its whole name as in the JUnit XML; its class may stand before it: CartTest.refuses',
      required: true,
      width: 'whole',
    },
    {
      name: 'project',
      label: 'Project',
      input: 'text',
      placeholder: 'shop',
      hint: 'As in Settings, Test reports, where an administrator makes the token for its CI',
      required: true,
    },
    { name: 'branch', label: 'Branch', input: 'code', placeholder: 'main', required: true },
    { name: 'maxAgeSeconds', label: 'Newest report not older than', input: 'duration', min: 60, max: 365 * DAY },
    { name: 'suite', label: 'In the suite or class', input: 'text', hint: 'Where several tests have this name', rare: true },
  ],
  describe: ({ project, branch, test, suite, maxAgeSeconds }) =>
    `The test ${quote(test)}${suite && ` of ${suite}`} passes on ${branch} of ${project}, and the newest report is not older than ${sayDuration(maxAgeSeconds)}`,
  run: look,
  looksBack: {
    noun: 'report',
    list: async (config, reach) => (await reach.listReports(config)).map(wordReport),
    run: lookBack,
  },
}

export const testReport = defineKind(kind)

const wordReport = ({ id, commit, receivedAt, tests, failed, skipped }: ReportBrief): Past => ({
  id,
  at: receivedAt,
  words: `${wordInstant(receivedAt)}${commit ? `, ${commit.slice(0, 10)}` : ''}: ${count(tests, 'test')}, ${failed} failed, ${skipped} skipped`,
})

/** As on the day on which the report came: that it is old today says nothing of the test. */
async function lookBack(config: TestReportConfig, reportId: string, reach: Reach): Promise<Outcome> {
  const report = (await reach.listReports(config)).find(({ id }) => id === reportId)
  if (report)
    return look(config, {
      ...reach,
      findTests: (question) => reach.findTests({ ...question, reportId }),
      now: () => report.receivedAt,
    })
  const summary = `This report of ${config.branch} of ${config.project} is not kept any more`
  return { verdict: 'error', failure: 'no_report', summary }
}

async function look(config: TestReportConfig, reach: Reach): Promise<Outcome> {
  const { project, branch, test } = config
  const answer = await reach.findTests(config)
  if (!answer.project)
    return {
      verdict: 'error',
      failure: 'no_project',
      summary: `No project ${quote(project)} reports here. An administrator adds it in Settings, Test reports.`,
    }
  if (!answer.report) {
    const others = answer.branches.length > 0 ? `, only of ${answer.branches.join(', ')}` : ''
    const summary = `There is no report of ${branch} of ${project}${others}`
    return {
      verdict: 'fail',
      failure: 'no_report',
      summary,
      evidence: [{ what: 'Report', expected: branch, observed: 'none', holds: false }],
    }
  }
  const { report, found } = answer
  const age = (reach.now().getTime() - report.receivedAt.getTime()) / 1000
  const isFresh = age <= config.maxAgeSeconds
  const evidence: Observation[] = [
    ...found.map((each) => observe(each)),
    {
      what: 'Newest report',
      expected: `not older than ${sayDuration(config.maxAgeSeconds)}`,
      observed: `${wordInstant(report.receivedAt)}, ${wordDuration(age)} old`,
      holds: isFresh,
    },
    ...(report.commit ? [{ what: 'Commit', observed: report.commit.slice(0, 40) }] : []),
    { what: 'Tests in it', observed: `${count(report.tests, 'test')}, ${report.failed} failed, ${report.skipped} skipped` },
  ]
  const at = report.commit ? ` at ${report.commit.slice(0, 10)}` : ''
  const [worst] = found
  const fail = (failure: string, summary: string): Outcome => ({ verdict: 'fail', failure, summary, evidence })
  if (!worst) {
    evidence.unshift({ what: 'Test', expected: `${short(test)} passes`, observed: 'it is not in the report', holds: false })
    return fail('test_missing', `The test is not in the newest report of ${branch}${at}`)
  }
  if (worst.state === 'failed') return fail('test_failed', `The test failed on ${branch}${at}`)
  if (worst.state === 'skipped') return fail('test_skipped', `The test was skipped on ${branch}${at}`)
  if (!isFresh) return fail('report_too_old', `The newest report of ${branch} is ${wordDuration(age)} old`)
  return { verdict: 'pass', summary: `The test passed on ${branch}${at}`, evidence }
}

function observe({ suite, className, name, state, durationMs, message }: FoundTest): Observation {
  const where = className || suite
  const time = durationMs === null ? '' : ` in ${durationMs} ms`
  const said = message ? `: ${short(message.split('\n')[0] ?? '')}` : ''
  return {
    what: short(where ? `${where} › ${name}` : name),
    expected: 'passed',
    observed: `${state}${time}${said}`,
    holds: state === 'passed',
  }
}
