import { existsSync, statSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { health, isRunning, runProgram } from './program'
import { test } from './served'

test('the first start makes everything it needs, and a stop leaves no process behind', async ({ folder, port, serve }) => {
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

test('it is the same instance after a stop, and after a kill -9 of everything', async ({ folder, serve }) => {
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

test('a database left running by a killed start is used, not fought', async ({ folder, serve }) => {
  const first = await serve()
  const database = folder.databasePid()
  await first.kill()
  expect(isRunning(database ?? 0)).toBe(true)
  const second = await serve()
  expect(second.output).toContain('The database was still running from before; it goes on.')
  expect(folder.databasePid()).toBe(database)
})

test('a second start on the same data is told who runs already', async ({ folder, port, serve }) => {
  const program = await serve()
  const { exitCode, output } = await runProgram(['serve', '--port', '0', '--data-dir', folder.path])
  expect(exitCode).toBe(78)
  expect(output).toBe(
    `nevermore: Nevermore runs already on ${folder.path}: process ${program.pid} (serve), reachable at http://localhost:${port}.\n` +
      '           Use that one, stop it first, or choose another --data-dir.\n',
  )
  expect((await health(port))?.status).toBe(200)
})

test('a postmaster.pid that names another living process does not stop a start', async ({ folder, serve }) => {
  await (await serve()).stop()
  writeFileSync(
    folder.at('postgres', 'postmaster.pid'),
    `${process.pid}\n${folder.at('postgres')}\n1790000000\n5432\n${folder.at('run')}\n\n  1 1\nready\n`,
  )
  expect((await serve()).output).toContain('Ready')
})
