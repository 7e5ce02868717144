import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readAddress } from '../lib/platform/git/address'
import { withBranch } from '../lib/platform/git/branch'
import { writeMarkdown } from '../lib/postmortems/markdown'
import { classic } from '../lib/postmortems/templates/classic/template'
import { GitServer } from '../tests/support/git-server'
import { makeDocument, makeEntry } from '../tests/support/postmortem'
import { printTable, type Row } from './table'

const MANY = 1_000
const ROUNDS = 9
const AUTHOR = { name: 'Nevermore', email: 'nevermore@example.org' }
const IDENTITY = ['-c', `user.name=${AUTHOR.name}`, '-c', `user.email=${AUTHOR.email}`]
const at = new Date('2026-08-14T08:10:00Z')

/** Written beforehand: what is measured is how they come into a repository. */
const files = new Map(
  Array.from({ length: MANY }, (_, n) => {
    const timeline = Array.from({ length: 30 }, (_, entry) =>
      makeEntry({ text: `Node ${n}-${entry} is restarted, see runbook ${entry}` }),
    )
    const sections = ['Summary', 'Impact'].map((title) => ({
      key: title,
      title,
      body: `What happened in case ${n}. `.repeat(40),
    }))
    const text = writeMarkdown(makeDocument({ number: n + 1, title: `Case ${n}`, sections, timeline }), classic)
    return [`postmortems/2026/inc-${n + 1}.md`, text] as const
  }),
)
const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)

const server = await GitServer.start()
try {
  let made = 0
  /** A repository of its own for each round, with one file in it. */
  const fresh = (): string => {
    const name = `r${made++}`
    server.commit(name, { 'README.md': '# Handbook\n' })
    execFileSync('git', ['-C', join(server.folder, name), 'config', 'http.receivepack', 'true'])
    return name
  }
  const work = <T>(name: string, doing: Parameters<typeof withBranch<T>>[1]) =>
    withBranch(
      { address: readAddress(server.url(name)), branch: 'main', allowance: { loopback: true, private: false, networks: [] } },
      doing,
    )
  const commit = { author: AUTHOR, at, message: `${MANY} postmortems`, files }

  const floor = 'git fast-import of the same files'
  const byHand = streamByHand()
  const withPush = 'git add, commit and push'
  const ways: Record<string, () => Promise<number>> = {
    [floor]: async () => {
      const bare = join(server.folder, fresh())
      return timed(() => execFileSync('git', ['-C', bare, 'fast-import', '--quiet'], { input: byHand }))
    },
    'our commit': async () =>
      work(fresh(), async (branch) => {
        await branch.read('README.md')
        return timed(() => branch.commit(commit))
      }),
    'git add and commit': async () => timed(() => inTree(fresh(), false)),
    [withPush]: async () => timed(() => inTree(fresh(), true)),
    'our fetch, commit and push': async () => {
      const name = fresh()
      return timed(() => work(name, async (branch) => branch.push(await branch.commit(commit))))
    },
  }
  /** As people do it by hand, in a clone that is there already. */
  const inTree = (name: string, pushes: boolean) => {
    const tree = join(server.folder, `${name}-work`)
    for (const [path, text] of files) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), text)
    }
    execFileSync('git', ['-C', tree, 'add', '--all'])
    execFileSync('git', ['-C', tree, ...IDENTITY, 'commit', '--quiet', '--message', commit.message])
    // Not waiting on the server in this same process: a push over http would be served by whoever waits for it.
    if (pushes) execFileSync('git', ['-C', tree, 'push', '--quiet', join(server.folder, name), 'main'])
  }

  const times = new Map(Object.keys(ways).map((way) => [way, [] as number[]]))
  // In turns, so that a busy moment of the machine falls upon all of them alike.
  for (let round = 0; round < ROUNDS; round++) for (const [way, run] of Object.entries(ways)) times.get(way)?.push(await run())
  // The fastest: what else runs on the machine only ever adds to it.
  const fastest = (way: string) => Math.min(...(times.get(way) ?? []))
  const notes: Record<string, string> = {
    [withPush]: 'to a folder',
    'our fetch, commit and push': 'over http, through git http-backend',
  }
  const rows = Object.keys(ways).map((what): Row => {
    const against = what === floor ? {} : { against: what.includes('push') && what !== withPush ? withPush : floor }
    return { what, ms: fastest(what), ...against, ...(notes[what] && { note: notes[what] }) }
  })
  printTable(`Publishing: ${MANY} postmortems (${(bytes / 1e6).toFixed(1)} MB) in one commit`, rows)
} finally {
  await server.stop()
}

async function timed(doing: () => unknown): Promise<number> {
  const started = performance.now()
  await doing()
  return performance.now() - started
}

/** The least that a program could hand to git fast-import. */
function streamByHand(): Buffer {
  const parts = [`commit refs/heads/main\ncommitter A <a@example.org> 1 +0000\ndata 1\nx\nfrom refs/heads/main^0\n`]
  for (const [path, text] of files) parts.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`)
  return Buffer.from(parts.join(''))
}
