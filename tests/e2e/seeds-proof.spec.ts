import { existsSync, readdirSync } from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'
import { readNewCheck } from '@/app/checks/read-form'
import type { MemberActor } from '@/lib/access/actor'
import { bindCheck, runNow } from '@/lib/checks/bindings.store'
import { createCheck } from '@/lib/checks/edit.store'
import { createAction } from '@/lib/corrective-actions/store'
import { createIncident } from '@/lib/incidents/store'
import { closeDb, db } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSecret } from '@/lib/secrets/store'
import { giveReportToken } from '@/lib/test-reports/store'
import { programOf } from '@/tests/support/debian'
import { makeSignedIn } from '@/tests/support/sign-in'
import { Instance } from './instance'
import { listen } from './nevermore'
import { fillForm, readExamples } from './proof/examples'
import { Shop } from './proof/shop'

/** What five teams set out to do after what happened to them, and the pages of docs/examples that express it. */
const INCIDENTS: Record<string, Record<string, string[]>> = {
  'New members wrote into an empty database for days': {
    'Report every uncaught error': ['uncaught-errors-reported'],
    'Keep the database on a volume': ['volume-mounted'],
    'Find the same volume again after a migration': ['same-instance-after-deploy'],
    'Look whether the database is empty after a migration': ['database-not-empty'],
    'Make a backup before a migration': ['backup-before-deploy'],
    'Send errors to where all of us read': ['errors-reach-the-team'],
    'Watch the monitoring': ['monitoring-is-watched'],
    'Hear of a rise of client errors': ['alert-on-client-errors'],
  },
  'A checkout deleted the database, and there was no backup': {
    'Set the backups up on the new server': ['backup-fresh'],
    'Back the database up before every deploy': ['backup-before-deploy'],
    'Ignore the data directory in the repository': ['gitignore-holds-the-data'],
    'Move the data out of the directory of the code': ['volume-mounted'],
    'Use ids that never come again': ['ids-are-uuids'],
  },
  'A release could not read its settings': {
    'Read the old settings too': ['old-settings-still-read'],
    'Go back to the last release in minutes': ['rollback-is-practised'],
    'Tell everybody of breaking changes in one place': ['breaking-changes-announced'],
  },
  'A misspelt column kept members out': {
    'Build and test every pull request': ['ci-on-every-pull-request'],
    'Watch application and database': ['monitoring-sees-app-and-database'],
    'Test each feature before it is merged': ['sign-in-is-tested'],
  },
  'The application showed a half-made copy of its data': {
    'Deploy with the right environment': ['deployed-environment'],
    'Copy databases whole': ['all-tables-of-the-clone'],
    'Deploy by the pipeline alone': ['deployed-by-the-pipeline'],
    'Agree on changes of the deployment': ['deployment-is-reviewed'],
  },
}
const ACTIONS = Object.values(INCIDENTS).flatMap((actions) => Object.keys(actions))

const test = base.extend<{ instance: Instance; shop: Shop }>({
  instance: async ({ browserName: _any }, use) => {
    const instance = await Instance.start()
    await use(instance)
    await instance.remove()
  },
  shop: async ({ browserName: _any }, use) => {
    const shop = await Shop.start()
    await use(shop)
    await shop.stop()
  },
})
test.setTimeout(300_000)

test('every page of examples is bound to an action here', () => {
  const used = Object.values(INCIDENTS).flatMap((actions) => Object.values(actions).flat())
  const pages = readdirSync('docs/examples').map((file) => file.replace(/\.md$/, ''))
  // What a check looks like within a postmortem is read by lib/checks/definition.test.ts.
  expect([...new Set(used), 'README', 'carried-by-the-postmortem'].sort()).toEqual(pages.sort())
})

test('what five teams set out to do goes red, green and red again against real servers, and the board follows', async ({
  page,
  instance,
  shop,
}) => {
  test.skip(!existsSync(programOf('prometheus')), 'not looked at here: apt-get install prometheus')
  const complaints = listen(page)
  const { actor, cookie } = await signIn(instance)
  const proof = await Proof.write(actor, instance, shop)
  await page.context().addCookies([cookie])

  await test.step('before the fixes each check is red, and says so in the words of its page', async () => {
    await shop.ruin()
    await proof.look('broken')
    for (const { page: name, red, ...run } of await proof.runs())
      expect.soft([name, run.verdict, alike(run.summary)]).toEqual([name, 'fail', alike(shop.where(red))])
    await page.goto(`${instance.url}/board`)
    await expectColumn(page, /^Done, awaiting proof/)
  })

  await test.step('mended, each turns green, and the board says so by itself', async () => {
    const commit = await shop.mend()
    await proof.look('mended')
    await proof.look('mended')
    for (const run of await proof.runs())
      expect.soft([run.page, run.verdict, run.summary]).toEqual([run.page, 'pass', run.summary])
    await expectColumn(page, /^Verified/)
    expect(await proof.seenRedThenGreen()).toBe(true)
    expect(await proof.observed('gitignore-holds-the-data', 'Green since')).toContain(commit.slice(0, 10))
  })

  await test.step('broken again, each action comes back, and the board says so by itself', async () => {
    const commit = await shop.ruin()
    await proof.look('broken')
    await expectColumn(page, /^Regressed/)
    expect(await proof.observed('gitignore-holds-the-data', 'Red since')).toContain(commit.slice(0, 10))
  })
  await closeDb()
  expect(complaints).toEqual([])
})

/** Hosts, ports and commits differ from run to run. */
const alike = (text: string): string => text.replace(/\b[0-9a-f]{10}\b/g, '#').replace(/\d+ ms/g, '# ms')

async function expectColumn(page: Page, name: RegExp): Promise<void> {
  const column = page.getByRole('region', { name })
  await expect(column.locator('[data-card]')).toHaveCount(ACTIONS.length, { timeout: 30_000 })
  for (const title of ACTIONS) await expect(column.getByRole('link', { name: title, exact: true })).toHaveCount(1)
}

async function signIn(instance: Instance): Promise<{ actor: MemberActor; cookie: { name: string; value: string; url: string } }> {
  const databaseUrl = (await findEmbedded(instance.dataDir)) ?? ''
  const { cookie, memberId, email } = await makeSignedIn(
    { url: instance.url, databaseUrl, sessionSecret: instance.sessionSecret },
    'admin',
    'Ines Brandt',
  )
  overrideSettings({ databaseUrl, dataDir: instance.dataDir, logLevel: 'error' })
  return { cookie, actor: { kind: 'member', memberId, role: 'admin', name: 'Ines Brandt', email, timeZone: null } }
}

interface Written {
  id: string
  page: string
  kind: string
  red: string
}

/** The incidents, their actions, and the checks of the examples bound to them. */
class Proof {
  private constructor(
    private readonly actor: MemberActor,
    private readonly url: string,
    private readonly token: string,
    private readonly checks: Written[],
  ) {}

  static async write(actor: MemberActor, instance: Instance, shop: Shop): Promise<Proof> {
    for (const [name, secret] of Object.entries(shop.secrets)) await addSecret(actor, { id: newId(), name, secret, hosts: [] })
    const { token } = await giveReportToken(actor, { id: newId(), project: 'shop' })
    const checks: Written[] = []
    for (const [title, actions] of Object.entries(INCIDENTS)) {
      const { id: incidentId } = await createIncident(actor, { id: newId(), title, timeZone: 'Europe/Berlin' })
      for (const [action, pages] of Object.entries(actions)) {
        const { id: actionId } = await createAction(actor, { id: newId(), incidentId, title: action, state: 'done' })
        for (const page of pages) {
          if (!checks.some((check) => check.page === page)) checks.push(...(await writeChecks(actor, page, shop)))
          for (const check of checks) if (check.page === page) await bindCheck(actor, actionId, check.id)
        }
      }
    }
    return new Proof(actor, instance.url, token, checks)
  }

  /** One look of every check: a job reports where one is waited for, the others are asked for now. */
  async look(state: 'broken' | 'mended'): Promise<void> {
    await this.report(state)
    const before = await this.lastRuns()
    await Promise.all(
      this.checks.map((check) => (check.kind === 'heartbeat' ? this.ping(check, state) : runNow(this.actor, check.id))),
    )
    await expect
      .poll(
        async () => {
          const now = await this.lastRuns()
          return this.checks.filter(({ id }) => now.get(id) === before.get(id)).map(({ page }) => page)
        },
        { timeout: 60_000, message: 'were not looked at' },
      )
      .toEqual([])
  }

  async runs(): Promise<(Written & { verdict: string; summary: string })[]> {
    return Promise.all(this.checks.map(async (check) => ({ ...check, ...(await this.lastRun(check.id)) })))
  }

  async observed(page: string, what: string): Promise<string | undefined> {
    const check = this.checks.find((each) => each.page === page)
    const { evidence } = await this.lastRun(check?.id ?? '')
    return (evidence as { what: string; observed: string }[]).find((row) => row.what === what)?.observed
  }

  async seenRedThenGreen(): Promise<boolean> {
    const rows = await db().check.findMany({ select: { firstRedAt: true, turnedGreenAt: true } })
    return rows.length === this.checks.length && rows.every((row) => row.firstRedAt && row.turnedGreenAt)
  }

  private lastRun(checkId: string) {
    return db().checkRun.findFirstOrThrow({ where: { checkId }, orderBy: { finishedAt: 'desc' } })
  }

  private async lastRuns(): Promise<Map<string, number | undefined>> {
    const rows = await db().check.findMany({ select: { id: true, lastRunAt: true } })
    return new Map(rows.map(({ id, lastRunAt }) => [id, lastRunAt?.getTime()]))
  }

  private async ping({ id, red }: Written, state: 'broken' | 'mended'): Promise<void> {
    const { token } = await db().heartbeat.findUniqueOrThrow({ where: { checkId: id } })
    const status = state === 'mended' ? '0' : /exit status (\d+)/.exec(red)?.[1]
    expect((await fetch(`${this.url}/ping/${token}/${status}`)).status).toBe(200)
  }

  /** What the shop's CI sends after its tests. */
  private async report(state: 'broken' | 'mended'): Promise<void> {
    const settings = state === 'mended' ? '' : '<failure message="unknown key: production"/>'
    const signIn = '<testcase classname="SignInTest" name="a member who signs in sees the dashboard"/>'
    const body = `<testsuite name="shop"><testcase name="settings of the last release are still read">${settings}</testcase>${state === 'mended' ? signIn : ''}</testsuite>`
    const headers = { authorization: `Bearer ${this.token}` }
    const answer = await fetch(`${this.url}/api/reports?branch=main&commit=2b3c4d5e6f70`, { method: 'POST', body, headers })
    expect(answer.status).toBe(201)
  }
}

async function writeChecks(actor: MemberActor, page: string, shop: Shop): Promise<Written[]> {
  const written: Written[] = []
  for (const example of readExamples(page)) {
    const proof = { passesToVerify: '2', failuresToRegress: '1', 'soak.amount': '0', 'soak.unit': '1' }
    const interval = { 'interval.amount': '1', 'interval.unit': '86400' }
    const form = { id: newId(), title: '', actionId: '', ...fillForm(example, shop.where), ...proof, ...interval }
    const { id } = await createCheck(actor, readNewCheck(form))
    written.push({ id, page, kind: example.kind.id, red: example.red })
  }
  return written
}
