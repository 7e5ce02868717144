import { existsSync, renameSync } from 'node:fs'
import { expect } from 'vitest'
import { childOf, health, isRunning, runProgram, until } from './program'
import { test } from './served'

test('web and worker end by themselves when only their supervisor is killed', async ({ serve }) => {
  const program = await serve()
  const children = ['web', 'worker'].map((name) => childOf(program.pid, name) ?? 0)
  expect(children.every(isRunning)).toBe(true)
  process.kill(program.pid, 'SIGKILL')
  await until('both are gone', () => !children.some(isRunning))
  expect((await serve()).output).toContain('Ready')
})

test('a killed web or worker is started again, and said so', async ({ port, serve }) => {
  const program = await serve()
  for (const name of ['worker', 'web']) {
    const before = childOf(program.pid, name) ?? 0
    process.kill(before, 'SIGKILL')
    await program.said(new RegExp(`The ${name} process ended \\(SIGKILL\\); starting it again in 0.5 s.`))
    await until(`${name} is back`, () => ![undefined, before].includes(childOf(program.pid, name)), program)
    await until('all is well', async () => (await health(port))?.status === 200, program)
  }
})

test('a killed database is started again, and the web says meanwhile that it is away', async ({ folder, port, serve }) => {
  const program = await serve()
  const before = folder.databasePid() ?? 0
  process.kill(before, 'SIGKILL')
  await program.said(/The database ended; starting it again./)
  await until('all is well', async () => folder.databasePid() !== before && (await health(port))?.status === 200, program)
})

test('health says which part is not up', async ({ folder, port, serve }) => {
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

test('a database folder that is taken away stops everything loudly, and nothing new is made in its place', async ({
  folder,
  port,
  serve,
}) => {
  const program = await serve()
  renameSync(folder.at('postgres'), folder.at('away'))
  expect(await program.exit()).toBe(78)
  expect(program.output).toContain(`ALARM: the database's folder ${folder.at('postgres')} was taken away while it was in use.`)
  const { exitCode, output } = await runProgram(['serve', '--port', String(port), '--data-dir', folder.path])
  expect(exitCode).toBe(78)
  expect(output).toContain('The embedded database is gone: expected instance')
  expect(existsSync(folder.at('postgres'))).toBe(false)
  renameSync(folder.at('away'), folder.at('postgres'))
  expect((await serve()).output).toContain('Ready')
})
