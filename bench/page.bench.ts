import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimPort } from '@/cli/web-server'
import type { MemberActor } from '@/lib/access/actor'
import { loadExamples } from '@/lib/importing/examples.store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { fromRoot } from '@/lib/platform/root'
import { overrideSettings } from '@/lib/platform/settings'
import { Instance } from '@/tests/e2e/instance'
import { makeSignedIn, type SignedInMember } from '@/tests/support/sign-in'
import { openBrowser } from './browser'
import { countScripts } from './script-bytes'
import { median, printTable, type Row } from './table'

// Pages of a running Nevermore against a bare Next page whose answer has the same size: what is over the floor is ours. Then the bytes
// of scripts that somebody loads who only reads an incident, beside those of the bare page.
const ROUNDS = 60
/** What is loaded when a page has come to rest is counted too. */
const REST_MS = 4_000
const PATHS = ['/incidents/1', '/incidents', '/board', '/checks']

const floor = await startFloor()
const instance = await Instance.start()
const { editor, viewer } = await fill(instance)
const rows: Row[] = []
for (const path of PATHS) {
  const ask = () => read(`${instance.url}${path}`, { cookie: editor.header })
  const size = await ask()
  const ms = await median(ROUNDS, ask)
  const bare = await floor.address(size)
  const name = `bare Next page of ${Math.round(size / 1024)} KB`
  rows.push({ what: name, ms: await median(ROUNDS, () => read(bare)) }, { what: path, ms, against: name })
}
printTable('A page, from the request to the last byte', rows)
const bareBytes = await scriptBytes(await floor.address(1))
const readBytes = await scriptBytes(`${instance.url}/incidents/1`, viewer)
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
console.log('\nBytes of scripts over the wire')
console.log(`  bare Next page            ${kb(bareBytes)}`)
console.log(`  an incident that is read  ${kb(readBytes)}, ${kb(readBytes - bareBytes)} above it`)
floor.child.kill('SIGTERM')
await instance.remove()

/** The five examples, and who looks at them. */
async function fill({ dataDir, url, sessionSecret }: Instance): Promise<{ editor: SignedInMember; viewer: SignedInMember }> {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const editor = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor')
  const viewer = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'viewer')
  const { memberId, email, role } = editor
  const actor: MemberActor = { kind: 'member', memberId, email, role, name: 'An editor', timeZone: null }
  await loadExamples(actor)
  await closeDb()
  return { editor, viewer }
}

async function scriptBytes(url: string, member?: SignedInMember): Promise<number> {
  const browser = await openBrowser()
  const context = await browser.newContext()
  if (member) await context.addCookies([member.cookie])
  const page = await context.newPage()
  const scripts = await countScripts(await context.newCDPSession(page))
  await page.goto(url, { waitUntil: 'load' })
  await sleep(REST_MS)
  await browser.close()
  return scripts.bytes()
}

/** A Next app of one page that says as many rows as it is asked for. */
async function startFloor(): Promise<{ child: ChildProcess; address: (bytes: number) => Promise<string> }> {
  const folder = fromRoot('dist/bench-floor')
  mkdirSync(join(folder, 'app'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(
    join(folder, 'app/layout.jsx'),
    'export default ({ children }) => <html lang="en"><body>{children}</body></html>\n',
  )
  writeFileSync(
    join(folder, 'app/page.jsx'),
    `export default async function Page({ searchParams }) {
  const rows = Number((await searchParams).rows ?? 1)
  return <main>{Array.from({ length: rows }, (_, row) => <p key={row} className="row"><b>{row}</b> <span>Nothing happened at all</span></p>)}</main>
}
`,
  )
  const next = fromRoot('node_modules/next/dist/bin/next')
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const built = spawnSync(process.execPath, [next, 'build', folder], { env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The bare page could not be built:\n${built.stdout}${built.stderr}`)
  const port = await claimPort(0, '127.0.0.1')
  const child = spawn(process.execPath, [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], { env, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url).catch(() => undefined))?.ok) await sleep(50)
  const address = async (bytes: number) => {
    const [few, many] = [await read(`${url}/?rows=100`), await read(`${url}/?rows=200`)]
    const rows = Math.max(1, Math.round(100 + (bytes - few) / ((many - few) / 100)))
    return `${url}/?rows=${rows}`
  }
  return { child, address }
}

/** Bytes of the answer, read to its end. */
async function read(url: string, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(url, { headers })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.arrayBuffer()).byteLength
}
