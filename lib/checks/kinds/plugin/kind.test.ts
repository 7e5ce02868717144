import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAuthority } from '@/tests/support/certificates'
import { freePorts, programOf } from '@/tests/support/debian'
import { httpServer } from '@/tests/support/far-side'
import { type Nginx, startNginx } from '@/tests/support/nginx'
import { describeWith } from '@/tests/support/programs'
import { reachLoopback } from '@/tests/support/reach'
import { runKind, type Stoppable } from '../../run'
import { plugin } from './kind'

const folder = mkdtempSync(join(tmpdir(), 'nevermore-plugins-'))
chmodSync(folder, 0o755) // the program may run as somebody else
afterAll(() => rmSync(folder, { recursive: true }))

/** A program of the test's own. */
function script(text: string, mode = 0o755): string {
  const path = join(folder, `check_${crypto.randomUUID()}`)
  writeFileSync(path, text, { mode })
  return path
}
const shell = (text: string) => script(`#!/bin/sh\n${text}\n`)

const run = (
  command: string,
  args: string[] = [],
  config: Record<string, unknown> = {},
  programs = [command],
  running?: Stoppable,
) =>
  runKind(
    plugin,
    { command, arguments: args.join('\n'), timeoutSeconds: 20, ...config },
    (inner) => reachLoopback({}, { programs, signal: inner }),
    running,
  )
const row = (outcome: Awaited<ReturnType<typeof run>>, what: string) => outcome.evidence?.find((each) => each.what === what)

test.each<[string, string, string | undefined]>([
  ['exit 0', 'pass', undefined],
  ['exit 1', 'fail', 'plugin_warning'],
  ['exit 2', 'fail', 'plugin_critical'],
  ['exit 3', 'error', 'plugin_unknown'],
  ['exit 4', 'error', 'unexpected_exit_status'],
  ['exit 255', 'error', 'unexpected_exit_status'],
  ['kill -SEGV $$', 'error', 'ended_by_signal'],
  ['kill -KILL $$', 'error', 'ended_by_signal'],
])('a program that does “%s”: %s %s', async (does, verdict, failure) => {
  const outcome = await run(shell(`echo "disk full | used=93%;80;90;0;100"\n${does}`))
  expect([outcome.verdict, outcome.failure]).toEqual([verdict, failure])
})

test('its first line, what it measured, more lines and complaints are kept', async () => {
  const outcome = await run(shell('echo "DISK CRITICAL - /var is full | /var=93%;80;90;0;100"\necho second; echo oh >&2; exit 2'))
  expect(outcome).toMatchObject({ verdict: 'fail', summary: 'CRITICAL: DISK CRITICAL - /var is full' })
  expect(outcome.evidence).toEqual([
    { what: 'Exit status', expected: '0 (OK)', observed: '2 (CRITICAL)', holds: false },
    { what: 'It said', observed: 'DISK CRITICAL - /var is full' },
    { what: '/var', observed: '93 % (from 0 up to 100)', expected: 'warning at 80, critical at 90' },
    { what: 'And more', observed: 'second' },
    { what: 'It complained', observed: 'oh' },
  ])
})

test('arguments arrive one by one as they were typed, and no shell reads them', async () => {
  const hostile = ['two words', '$(touch /tmp/x)', '; exit 0', '`id`', '*', '"', "'", '--', 'ünï', '|', ' ']
  const outcome = await run(shell('printf "[%s]" "$@"; exit 0'), hostile)
  expect(row(outcome, 'It said')?.observed + (row(outcome, 'And more')?.observed ?? '')).toContain(
    '[two words][$(touch /tmp/x)][; exit 0][`id`]',
  )
  const counted = await run(shell('echo $#'), hostile)
  expect(counted.summary).toBe(`OK: ${hostile.length}`)
})

test('nothing of our environment reaches it but where programs are', async () => {
  process.env.NEVERMORE_TEST_SECRET = 'kestrel'
  const outcome = await run(shell('env | cut -d= -f1 | sort | tr "\\n" " "'))
  delete process.env.NEVERMORE_TEST_SECRET
  const names = row(outcome, 'It said')
    ?.observed.split(' ')
    .filter((name) => !['_', 'PWD', 'OLDPWD', 'SHLVL'].includes(name))
  expect(names).toEqual(['LANG', 'PATH'])
})

test('it works in a folder of its own that is gone afterwards, and as nobody who owns anything', async () => {
  const outcome = await run(shell('echo kept > file; pwd; id -u; cat file'))
  const place = row(outcome, 'It said')?.observed ?? ''
  const [user, file] = row(outcome, 'And more')?.observed.split('\n') ?? []
  expect(dirname(place)).toBe(tmpdir())
  expect(existsSync(place)).toBe(false)
  expect(file).toBe('kept')
  expect(user).toBe(process.getuid?.() === 0 ? '65533' : String(process.getuid?.()))
})

describe('a program that does not come to its end', () => {
  const isAlive = (pid: number) => existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  const gone = async (pidFile: string) => {
    const pids = readFileSync(pidFile, 'utf8').trim().split('\n').map(Number)
    expect(Math.min(...pids)).toBeGreaterThan(1)
    await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([])
  }
  /** Where a program writes the numbers of its processes, whoever it runs as. */
  const pidFile = () => {
    const path = script('')
    chmodSync(path, 0o666)
    return path
  }

  test('is ended with its children when its time is over', async () => {
    const pids = pidFile()
    const outcome = await run(shell(`sleep 600 & echo $! >> ${pids}; echo $$ >> ${pids}; wait`), [], { timeoutSeconds: 1 })
    expect(outcome).toMatchObject({ verdict: 'error', failure: 'plugin_timed_out' })
    await gone(pids)
  })

  test('is ended when the worker stops', async () => {
    const pids = pidFile()
    const run600: Stoppable = { stop: undefined }
    const running = run(shell(`echo $$ > ${pids}; sleep 600`), [], {}, undefined, run600)
    await expect.poll(() => readFileSync(pids, 'utf8'), { timeout: 10_000 }).not.toBe('')
    run600.stop?.()
    expect(await running).toMatchObject({ verdict: 'error', failure: 'stopped' })
    await gone(pids)
  })

  test('a child left behind that holds its output open delays nothing and is ended', async () => {
    const pids = pidFile()
    const outcome = await run(shell(`sleep 600 & echo $! > ${pids}; echo fine; exit 0`))
    expect(outcome).toMatchObject({ verdict: 'pass', summary: 'OK: fine' })
    await gone(pids)
  })

  test('prints without end, and is ended', async () => {
    expect(await run(shell('yes'))).toMatchObject({ verdict: 'error', failure: 'output_too_large' })
    expect(await run(shell('yes >&2'))).toMatchObject({ verdict: 'error', failure: 'output_too_large' })
  })
})

test('of long output the beginning is kept, and so it is said', async () => {
  const outcome = await run(shell('echo first; head -c 200000 /dev/zero | tr "\\0" x'))
  expect(outcome.summary).toBe('OK: first')
  expect(row(outcome, 'Output')?.observed).toContain('64 KB')
})

test('binary output and none at all are no trouble', async () => {
  expect((await run(shell('printf "\\000\\377\\033[31m | a=1"'))).summary).toBe('OK: \uFFFD\uFFFD\uFFFD[31m')
  expect((await run(shell('exit 2'))).summary).toBe('CRITICAL: nothing said')
})

test.each<[string, () => string, string]>([
  ['is not there', () => join(folder, 'check_nothing'), 'command_missing'],
  ['has an interpreter that is not there', () => script('#!/no/such/shell\n'), 'command_missing'],
  ['may not be executed', () => script('#!/bin/sh\n', 0o644), 'command_not_executable'],
  ['is a folder', () => folder, 'command_not_executable'],
])('a program that %s is an error', async (_, make, failure) => {
  expect(await run(make())).toMatchObject({ verdict: 'error', failure })
})

test('what the operator does not list is not run', async () => {
  const touched = join(folder, 'touched')
  const program = shell(`touch ${touched}`)
  const outcome = await run(program, [], {}, ['/usr/bin/true', `${program} `, dirname(program)])
  expect(outcome).toMatchObject({ verdict: 'error', failure: 'command_not_listed' })
  expect(existsSync(touched)).toBe(false)
})

test.each([['a\0b'], ['a\tb'], ['x\n'.repeat(51)]])('arguments that cannot be are refused: %j', (args) => {
  expect(plugin.read({ command: '/usr/bin/true', arguments: args })).toMatchObject({ ok: false })
})

test('it is told in words', () => {
  const config = plugin.read({ command: '/usr/lib/nagios/plugins/check_disk', arguments: '-w\n10%\n-p\n/my files' })
  expect(config.ok && plugin.describe(config.config)).toBe('check_disk -w 10% -p “/my files” says OK')
})

describeWith(['monitoring-plugins', 'nginx'], 'the monitoring plugins', () => {
  const plugins = dirname(programOf('monitoring-plugins'))
  let nginx: Nginx<'plain' | 'secure'>
  beforeAll(async () => {
    const tls = makeAuthority().issue({ host: 'shop.example' })
    nginx = await startNginx({ plain: { lines: 'location = /broken { return 503 "no"; }' }, secure: { tls } })
    return nginx.stop
  })
  const ask = (name: string, ...args: string[]) => run(join(plugins, name), args)

  test('check_tcp: a port that listens, and one that does not', async () => {
    const { port } = await httpServer((_, response) => response.end())
    const open = await ask('check_tcp', '-H', '127.0.0.1', '-p', String(port), '-w', '5', '-c', '9')
    expect(open).toMatchObject({ verdict: 'pass' })
    expect(row(open, 'time')).toMatchObject({
      observed: expect.stringMatching(/^[\d.]+ s/),
      expected: expect.stringContaining('critical at 9'),
    })
    const [free] = await freePorts(1)
    expect(await ask('check_tcp', '-H', '127.0.0.1', '-p', String(free))).toMatchObject({
      verdict: 'fail',
      failure: 'plugin_critical',
    })
  })

  test('check_http: good, broken, and a certificate that is about to expire', async () => {
    const at = (port: number, ...more: string[]) => ask('check_http', '-I', '127.0.0.1', '-p', String(port), ...more)
    expect(await at(nginx.ports.plain, '-u', '/')).toMatchObject({ verdict: expect.stringMatching(/pass|fail/) })
    expect(await at(nginx.ports.plain, '-u', '/broken')).toMatchObject({ verdict: 'fail', failure: 'plugin_critical' })
    expect(await at(nginx.ports.secure, '-S', '-C', '100000')).toMatchObject({ verdict: 'fail' })
  })

  test('check_dummy ends as it is told', async () => {
    expect(await ask('check_dummy', '0', 'fine')).toMatchObject({ verdict: 'pass', summary: 'OK: OK: fine' })
    expect(await ask('check_dummy', '1', 'hm')).toMatchObject({ verdict: 'fail', failure: 'plugin_warning' })
    expect(await ask('check_dummy', '3', 'who knows')).toMatchObject({ verdict: 'error', failure: 'plugin_unknown' })
  })

  test('check_disk measures, and wrong arguments are an error', async () => {
    const disk = await ask('check_disk', '-w', '1', '-c', '0', '-p', '/')
    expect(disk.evidence?.some(({ what, observed }) => what.startsWith('/') && /\d+ ?[KMGT]?i?B/.test(observed))).toBe(true)
    expect(await ask('check_disk', '--no-such-option')).toMatchObject({ verdict: 'error', failure: 'plugin_unknown' })
  })
})
