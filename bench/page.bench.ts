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
import { makeSignedIn } from '@/tests/support/sign-in'
import { median, printTable, type Row } from './table'

// Pages of a running Nevermore against a bare Next page whose answer has the same size: what is over the floor is ours.
const ROUNDS = 60
const PATHS = ['/incidents/1', '/incidents', '/board', '/checks']

const floor = await startFloor()
const instance = await Instance.start()
const cookie = await fill(instance)
const rows: Row[] = []
for (const path of PATHS) {
  const ask = () => read(`${instance.url}${path}`, { cookie })
  const size = await ask()
  const ms = await median(ROUNDS, ask)
  const bare = await floor.address(size)
  const name = `bare Next page of ${Math.round(size / 1024)} KB`
  rows.push({ what: name, ms: await median(ROUNDS, () => read(bare)) }, { what: path, ms, against: name })
}
printTable('A page, from the request to the last byte', rows)
floor.child.kill('SIGTERM')
await instance.remove()

/** The five examples, read by a signed-in editor; gives their cookie. */
async function fill({ dataDir, url, sessionSecret }: Instance): Promise<string> {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const { memberId, email, role, header } = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor')
  const actor: MemberActor = { kind: 'member', memberId, email, role, name: 'An editor', timeZone: null }
  await loadExamples(actor)
  await closeDb()
  return header
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
