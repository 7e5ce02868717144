import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { systemActor } from '@/lib/access/actor'
import { closeDb } from '@/lib/platform/db/client'
import { connect } from '@/lib/platform/db/connect'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSecret as storeSecret } from '@/lib/secrets/store'
import { programEnvironment } from '../support/environment'
import type { Instance } from './instance'
import { expect, test } from './nevermore'
import { PAGES } from './pages'
import { expectUsable } from './watch'

test.setTimeout(240_000)
test.use({ apart: 'secrets', actionTimeout: 20_000 })
test.beforeEach(async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
})

/** In every canary, and nowhere else. */
const MARK = `Cnry${randomBytes(9).toString('hex')}`
const needles = [
  MARK,
  Buffer.from(MARK).toString('hex'),
  Buffer.from(MARK).toString('hex').toUpperCase(),
  // As it stands in base64, wherever in the encoded text it begins.
  ...[0, 1, 2].map((shift) =>
    Buffer.from(`${'x'.repeat(shift)}${MARK}`)
      .toString('base64')
      .slice(shift && shift + 1, -4),
  ),
]
const traces = (bytes: Buffer | string) => needles.filter((needle) => bytes.includes(needle))

/** A page as a browser first asks for it, and as React asks for it later. */
const ASKED: Record<string, string>[] = [{}, { RSC: '1' }, { RSC: '1', 'Next-Router-Prefetch': '1' }]

async function addSecret(page: Page, name: string, secret: string, hosts = '') {
  await page.goto('/settings/secrets')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Secret', { exact: true }).fill(secret)
  await page.getByLabel('May be sent to').fill(hosts)
  await page.getByRole('button', { name: 'Add the secret' }).click()
}

/** A check written by its form, tried and kept; its address. */
async function writeCheck(page: Page, kind: string, fill: () => Promise<void>): Promise<string> {
  await page.goto(`/checks/new?kind=${kind}`)
  await fill()
  await page.getByRole('button', { name: 'Try it now' }).click()
  await expect(page.getByRole('region', { name: 'What the try found' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Create check' }).click()
  await page.waitForURL(/\/checks\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** What a file holds; nothing where the database has done away with it since it was listed. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

test('of 30 planted secrets no trace is found anywhere, whatever uses them', async ({ page, instance, world, proposals }) => {
  const echo = await listening(
    createServer((request, response) => {
      const given = String(request.headers.authorization)
      response.end(JSON.stringify({ given, encoded: Buffer.from(given).toString('base64'), url: encodeURIComponent(given) }))
    }),
  )
  const garbage = await listening(createTcp((socket) => socket.end('no database at all\n')) as Server)
  const told: string[] = []
  page.on('response', async (response) => told.push(await response.text().catch(() => '')))

  const ports = { closed: 1, garbage: garbage.port }
  const shapes = [
    () => `${MARK}-token`,
    () => `a/${MARK}+b c"d\\e=`,
    () => `postgresql://reader:${MARK}%2F77@localhost:${ports.closed}/shop`,
    () => `mysql://reader:p-${MARK}@localhost:${ports.garbage}/shop?sslmode=disable`,
    () => `postgresql://reader:${MARK}@localhost:${ports.garbage}/shop?options=${MARK}`,
  ]
  overrideSettings({ databaseUrl: (await findEmbedded(instance.dataDir)) ?? '', dataDir: instance.dataDir, logLevel: 'error' })
  for (let index = 0; index < 30; index++) {
    const [name, secret, hosts] = [`planted-${index}`, `${shapes[index % 5]?.()}`, index < 2 ? 'localhost' : '']
    // The form is the same each time; what is kept of the others is kept by the same verb.
    if (index < 5) await addSecret(page, name, secret, hosts)
    else await storeSecret(systemActor, { id: newId(), name, secret, hosts: [] })
  }
  await closeDb()
  await page.goto('/settings/secrets')
  for (let index = 0; index < 30; index++) await expect(page.getByText(`planted-${index}`, { exact: true })).toBeVisible()
  // Refused forms are drawn anew with what was typed, but for the secret.
  await addSecret(page, 'planted-0', `${MARK}-again`)
  await expect(page.getByText('There is a secret called planted-0 already.').first()).toBeVisible()
  await addSecret(page, 'planted 0', `${MARK}-again`)
  await addSecret(page, 'planted-x', `${MARK}-again`, 'https://no.host/')

  const checks: string[] = []
  for (const [secret, path] of [
    ['planted-0', 'given'],
    ['planted-1', 'given'],
    ['planted-1', 'encoded'],
    ['planted-1', 'url'],
    ['planted-6', 'given'],
  ] as const)
    checks.push(
      await writeCheck(page, 'http', async () => {
        await page.getByLabel('Address').fill(`http://localhost:${echo.port}/`)
        await page.getByLabel('JSON value at').fill(path)
        await page.getByLabel('this', { exact: true }).fill('ok')
        await page.getByText('More', { exact: true }).click()
        await page.getByLabel('Headers').fill('Authorization: Bearer {secret}')
        await page.getByLabel('Secret', { exact: true }).selectOption(secret)
      }),
    )
  for (const secret of ['planted-0', 'planted-2', 'planted-3', 'planted-4', 'planted-8'])
    checks.push(
      await writeCheck(page, 'sql', async () => {
        await page.getByLabel('Connection').selectOption(secret)
        await page.getByLabel('Statement').fill('SELECT 1')
        await page.getByLabel('this', { exact: true }).fill('1')
      }),
    )
  const running = [processes(instance)]
  for (const check of checks) {
    await expect(async () => {
      await page.goto(check)
      await expect(page.getByText(/secret|connection|database|refused|expected/i).first()).toBeVisible()
      await expect(page.getByText('was never run')).toHaveCount(0)
    }).toPass({ timeout: 30_000 })
    running.push(processes(instance))
  }

  const pages = [
    ...PAGES.map(({ path }) => path({ ...world, proposals })),
    ...checks,
    ...checks.map((check) => `${check}/edit`),
    '/settings/secrets',
  ]
  for (const path of pages)
    for (const headers of ASKED) told.push(await (await page.request.get(path, { headers, maxRedirects: 0 })).text())
  for (const path of ['/palette?q=planted', '/api/health', '/checks/none', ...checks.map((check) => `${check}/state`)])
    told.push(await (await page.request.get(path)).text())
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))

  const run = (...args: string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['cli/nevermore.mjs', ...args, '--data-dir', instance.dataDir], {
      env: programEnvironment(),
      encoding: 'utf8',
    })
    return stdout + stderr
  }
  const doctor = run('doctor')
  expect(doctor).toMatch(/ok\s+secrets: 3\d, all readable/)
  const said = [
    doctor,
    run('export', '--dir', join(instance.dataDir, 'exported')),
    run('secrets', 'rotate-key'),
    run('secrets', 'list'),
  ]
  expect(said[2]).toMatch(/3\d secrets are sealed/)

  const tables = await dump(instance)
  expect(tables).toContain('planted-29')
  expect(tables).toContain('[secret]')
  expect(traces(tables), 'in a table').toEqual([])
  for (const file of files(instance.dataDir)) expect(traces(bytesOf(file)), file).toEqual([])
  expect(traces(instance.output), 'in the log').toEqual([])
  expect(traces(said.join('\n')), 'in what a command said').toEqual([])
  expect(traces(running.join('\n')), 'in a process').toEqual([])
  expect(traces(stored), 'in the browser').toEqual([])
  for (const text of told) expect(traces(text), text.slice(0, 300)).toEqual([])
  expect(told.length).toBeGreaterThan(200)
  echo.server.close()
  garbage.server.close()
})

test('what looks for traces finds planted ones', () => {
  for (const trace of [
    `x${MARK}y`,
    Buffer.from(MARK).toString('hex'),
    ...['', 'a', 'ab', 'abc', 'abcd'].map((before) => Buffer.from(`${before}${MARK}${before}`).toString('base64')),
  ])
    expect(traces(trace)).not.toEqual([])
})

test('a secret is added, used, replaced and deleted, with the keyboard and without JavaScript too', async ({
  page,
  browser,
  signedIn,
  instance,
}) => {
  await addSecret(page, 'shop-token', 'heron-by-the-bank', 'shop.example.org\n*.example.net')
  const row = page.getByRole('listitem').filter({ hasText: 'shop-token' })
  await expect(row).toContainText('may be sent to shop.example.org, *.example.net')
  await expect(row).toContainText('never used')
  await expect(page.getByLabel('Secret', { exact: true })).toHaveValue('')
  await expectUsable(page, 'a secret')

  await row.getByRole('link', { name: 'Edit shop-token' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('New secret').fill('wren-in-the-hedge')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('replaced by Ines Brandt')
  await expectUsable(page, 'a secret that was replaced')

  const plain = await browser.newContext({ baseURL: instance.url, storageState: signedIn, javaScriptEnabled: false })
  const reader = await plain.newPage()
  await addSecret(reader, 'plain-token', 'siskin-on-the-sill')
  await reader.goto('/settings/secrets')
  const plainRow = reader.getByRole('listitem').filter({ hasText: 'plain-token' })
  await plainRow.getByRole('link', { name: 'Edit plain-token' }).click()
  await reader.getByRole('button', { name: 'Delete it for good' }).click()
  await reader.goto('/settings/secrets')
  await expect(plainRow).toHaveCount(0)
  await plain.close()
})

async function listening(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

/** Command lines and environments of everything that runs on the instance's data. */
function processes(instance: Instance): string {
  const all = execFileSync('ps', ['-eo', 'pid='], { encoding: 'utf8' }).trim().split(/\s+/)
  return all
    .map((pid) => readOr(`/proc/${pid}/cmdline`) + readOr(`/proc/${pid}/environ`))
    .filter((text) => text.includes(instance.dataDir))
    .join('\n')
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // it has ended
  }
}

/** Every table as text, whatever the database compresses in its files. */
async function dump(instance: Instance): Promise<string> {
  const client = await connect((await findEmbedded(instance.dataDir)) ?? '')
  await client.query('CHECKPOINT')
  const { rows: tables } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
  const parts: string[] = []
  for (const { tablename } of tables) {
    const { rows } = await client.query(`SELECT t::text AS row FROM "${tablename}" t`)
    parts.push(...rows.map(({ row }) => `${tablename}: ${row}`))
  }
  await client.end()
  return parts.join('\n')
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'engine' ? [] : files(path)
    return entry.isFile() && statSync(path, { throwIfNoEntry: false })?.size ? [path] : []
  })
