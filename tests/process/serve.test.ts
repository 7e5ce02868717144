import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimPort } from '@/cli/web-server'
import { childOf, Folder, health, isRunning, Program, runProgram, until } from './program'

let folder: Folder
let port: number
const started: Program[] = []

beforeEach(async () => {
  folder = new Folder()
  port = await claimPort(0, '127.0.0.1')
})

afterEach(async () => {
  for (const program of started.splice(0)) await program.kill()
  folder.remove()
})

const address = () => ['--port', String(port), '--data-dir', folder.path]

async function serve(): Promise<Program> {
  const program = new Program(['serve', ...address()])
  started.push(program)
  await until('it is healthy', async () => program.child.exitCode !== null || (await health(port))?.status === 200, program)
  return program
}

test('the first start makes everything it needs, and a stop leaves no process behind', async () => {
  const program = await serve()
  await program.said(/Make the first account here, until \d\d:\d\d UTC:\n {2}http:\/\/localhost:\d+\/setup\?token=[\w-]{43}/)
  expect(program.output).toContain(`Ready: http://localhost:${port}`)
  expect(statSync(folder.at('session-secret')).mode & 0o777).toBe(0o600)
  expect(folder.text('session-secret').trim().length).toBeGreaterThanOrEqual(43)
  const database = folder.databasePid() ?? 0
  const began = Date.now()
  expect(await program.stop()).toBe(0)
  expect(Date.now() - began).toBeLessThan(10_000)
  expect(program.output).toMatch(/Stopped in \d/)
  expect(isRunning(database)).toBe(false)
  expect(existsSync(folder.at('process.lock'))).toBe(false)
  expect(existsSync(folder.at('postgres', 'postmaster.pid'))).toBe(false)
})

test('it is the same instance after a stop, and after a kill -9 of everything', async () => {
  const id = async () => {
    const program = await serve()
    return { program, id: JSON.parse(folder.text('instance.json')).instanceId as string, secret: folder.text('session-secret') }
  }
  const first = await id()
  expect(await first.program.stop()).toBe(0)
  const second = await id()
  const database = folder.databasePid() ?? 0
  await second.program.kill()
  process.kill(database, 'SIGKILL')
  const third = await id()
  expect([second.id, third.id]).toEqual([first.id, first.id])
  expect([second.secret, third.secret]).toEqual([first.secret, first.secret])
  expect(await third.program.stop()).toBe(0)
})

test('a database left running by a killed start is used, not fought', async () => {
  const first = await serve()
  const database = folder.databasePid()
  await first.kill()
  expect(isRunning(database ?? 0)).toBe(true)
  const second = await serve()
  expect(second.output).toContain('The database was still running from before; it goes on.')
  expect(folder.databasePid()).toBe(database)
})

test('web and worker end by themselves when only their supervisor is killed', async () => {
  const program = await serve()
  const children = ['web', 'worker'].map((name) => childOf(program.pid, name) ?? 0)
  expect(children.every(isRunning)).toBe(true)
  process.kill(program.pid, 'SIGKILL')
  await until('both are gone', () => !children.some(isRunning))
  expect((await serve()).output).toContain('Ready')
})

test('a second start on the same data is told who runs already', async () => {
  const program = await serve()
  const { exitCode, output } = await runProgram(['serve', '--port', '0', '--data-dir', folder.path])
  expect(exitCode).toBe(78)
  expect(output).toBe(
    `nevermore: Nevermore runs already on ${folder.path}: process ${program.pid} (serve), reachable at http://localhost:${port}.\n` +
      '           Use that one, stop it first, or choose another --data-dir.\n',
  )
  expect((await health(port))?.status).toBe(200)
})

test('a killed web or worker is started again, and said so', async () => {
  const program = await serve()
  for (const name of ['worker', 'web']) {
    const before = childOf(program.pid, name) ?? 0
    process.kill(before, 'SIGKILL')
    await program.said(new RegExp(`The ${name} process ended \\(SIGKILL\\); starting it again in 0.5 s.`))
    await until(`${name} is back`, () => ![undefined, before].includes(childOf(program.pid, name)), program)
    await until('all is well', async () => (await health(port))?.status === 200, program)
  }
})

test('a killed database is started again, and the web says meanwhile that it is away', async () => {
  const program = await serve()
  const before = folder.databasePid() ?? 0
  process.kill(before, 'SIGKILL')
  await program.said(/The database ended; starting it again./)
  await until('all is well', async () => folder.databasePid() !== before && (await health(port))?.status === 200, program)
})

test('health says which part is not up', async () => {
  const program = await serve()
  // Stopped, not ended: the supervisor sees nothing amiss.
  const database = folder.databasePid() ?? 0
  process.kill(database, 'SIGSTOP')
  const worker = childOf(program.pid, 'worker') ?? 0
  process.kill(worker, 'SIGKILL')
  process.kill(database, 'SIGCONT')
  process.kill(program.pid, 'SIGSTOP')
  await until('it says so', async () => (await health(port))?.status === 503, program)
  const answer = await health(port)
  expect(answer?.body).toMatchObject({ ok: false, web: true, database: true, worker: false })
  expect(answer?.body.unwell.join()).toMatch(/^worker: silent for \d+ s$/)
  process.kill(program.pid, 'SIGCONT')
})

test('a postmaster.pid that names another living process does not stop a start', async () => {
  await (await serve()).stop()
  writeFileSync(
    folder.at('postgres', 'postmaster.pid'),
    `${process.pid}\n${folder.at('postgres')}\n1790000000\n5432\n${folder.at('run')}\n\n  1 1\nready\n`,
  )
  expect((await serve()).output).toContain('Ready')
})

test('a database folder that is taken away stops everything loudly, and nothing new is made in its place', async () => {
  const program = await serve()
  renameSync(folder.at('postgres'), folder.at('away'))
  expect(await program.exit()).toBe(78)
  expect(program.output).toContain(`ALARM: the database's folder ${folder.at('postgres')} was taken away while it was in use.`)
  const { exitCode, output } = await runProgram(['serve', ...address()])
  expect(exitCode).toBe(78)
  expect(output).toContain('The embedded database is gone: expected instance')
  expect(existsSync(folder.at('postgres'))).toBe(false)
  renameSync(folder.at('away'), folder.at('postgres'))
  expect((await serve()).output).toContain('Ready')
})
