import { writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeAuthority } from '../tests/support/certificates'
import { freePorts, listensAt, makeFolder, missingOf, programOf, startProgram } from '../tests/support/debian'
import { startNginx } from '../tests/support/nginx'
import { bareLoop, writingLoop } from './bare-loop'
import { cpuSecondsOf, startWorker, type WorkerUnderLoad } from './worker-under-load'

// What a look costs the worker, kept in a real PostgreSQL, beside loops that keep nothing; then a day's steady work.
// npm run bench -- checks [--seconds 75] [--only speed|tls|steady]
const PORTS = 100
const option = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1]
const has = (name: string) => process.argv.includes(`--${name}`)
const wanted = (name: string) => !has('only') || option('only') === name
const seconds = has('seconds') ? Number(option('seconds')) : 75

const missing = missingOf(['nginx'])
if (missing.length > 0) {
  console.log(`Checks: not measured here (apt-get install ${missing.join(' ')})`)
  process.exit(0)
}

const authority = makeAuthority()
const folder = makeFolder('bench-checks')
const caFile = join(folder, 'ca.pem')
writeFileSync(caFile, authority.pem)
// Many hosts, as many as a team watches: a port each, for a port is a host of its own to the worker's politeness.
const nginx = await startNginx({
  plain: { portCount: PORTS },
  secure: { portCount: PORTS, tls: authority.issue({ host: '127.0.0.1' }) },
})
const urls = {
  http: nginx.allPorts.plain.map((port) => `http://127.0.0.1:${port}/health`),
  https: nginx.allPorts.secure.map((port) => `https://127.0.0.1:${port}/health`),
}
const worker = await startWorker({ NODE_EXTRA_CA_CERTS: caFile })
console.log(`Node ${process.version}, load of this machine before it began: ${loadavg()[0]?.toFixed(2)}`)
if (wanted('speed')) await compare('http', 20_000, 5_000)
if (wanted('tls')) await compare('https', 4_000, 1_240)
if (wanted('steady')) await keepSteady()
await worker.stop()
await nginx.stop()

/** Looks for each second of the processor, of whoever looks. */
async function compare(scheme: 'http' | 'https', count: number, goal: number): Promise<void> {
  const ca = scheme === 'https' ? authority.pem : undefined
  const rows: [what: string, rate: number, note: string][] = []
  const own = async (looks: number, work: () => Promise<void>) => {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    return looks / ((user + system) / 1e6)
  }
  await bareLoop(count / 4, urls[scheme], ca)
  rows.push(['bare node:http, nothing kept', await own(count, () => bareLoop(count, urls[scheme], ca)), ''])
  if (scheme === 'http')
    rows.push(['the same, a row written for each', await own(count, () => writingLoop(worker.client, count, urls.http)), ''])
  rows.push(['Nevermore, every run stored', ...(await storedRuns(worker, scheme, count))])
  const blackbox = await askBlackbox(scheme, count / 4)
  if (blackbox) rows.push(['prometheus-blackbox-exporter, nothing kept', blackbox, ''])
  const floor = rows[0]?.[1] ?? 1
  console.log(`\nLooks by ${scheme} for each CPU second (goal: ${goal} stored)`)
  for (const [what, rate, note] of rows)
    console.log(`  ${what.padEnd(44)} ${rate.toFixed(0).padStart(6)}  ${(rate / floor).toFixed(2)} ×  ${note}`.trimEnd())
}

async function storedRuns(on: WorkerUnderLoad, scheme: 'http' | 'https', count: number): Promise<[number, string]> {
  await on.plant(count * 2, 86_400, urls[scheme])
  await on.runAll(count)
  const [cpu, began] = [on.cpuSeconds(), performance.now()]
  await on.runAll(count)
  const [used, took] = [on.cpuSeconds() - cpu, (performance.now() - began) / 1000]
  const [runs] = await on.sql(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE verdict = 'pass')::int AS passed FROM check_runs`,
  )
  if (runs?.all !== count * 2 || runs?.passed !== count * 2)
    throw new Error(`Stored: ${JSON.stringify(runs)}, expected ${count * 2} passes`)
  return [count / used, `${(count / took).toFixed(0)} a second sustained`]
}

/** The same addresses, asked by Debian's blackbox exporter; undefined where it is not installed. */
async function askBlackbox(scheme: 'http' | 'https', count: number): Promise<number | undefined> {
  if (missingOf(['prometheus-blackbox-exporter']).length > 0) {
    console.log('prometheus-blackbox-exporter: not measured here (apt-get install prometheus-blackbox-exporter)')
    return undefined
  }
  const [port = 0] = await freePorts(1)
  const config = join(folder, 'blackbox.yml')
  writeFileSync(config, `modules: { look: { prober: http, http: { tls_config: { ca_file: ${caFile} } } } }\n`)
  const blackbox = await startProgram({
    program: programOf('prometheus-blackbox-exporter'),
    args: [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'],
    folder: makeFolder('blackbox'),
    ready: () => listensAt(port),
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const ask = (url: string) =>
    new Promise<void>((resolve, reject) => {
      get(`http://127.0.0.1:${port}/probe?module=look&target=${encodeURIComponent(url)}`, { agent }, (response) => {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.once('end', () => (text.includes('probe_success 1') ? resolve() : reject(new Error(text))))
      }).once('error', reject)
    })
  let begun = 0
  const one = async () => {
    while (begun < count) await ask(urls[scheme][begun++ % PORTS] ?? '')
  }
  const before = cpuSecondsOf(blackbox.pid)
  await Promise.all(Array.from({ length: 64 }, one))
  const used = cpuSecondsOf(blackbox.pid) - before
  agent.destroy()
  await blackbox.stop()
  return count / used
}

/** A day's work of 10 000 checks a minute, watched for a little while. */
async function keepSteady(): Promise<void> {
  await worker.plant(10_000, 60, urls.http)
  await worker.sql(`UPDATE checks SET due_at = now() + random() * interval '60 seconds'`)
  await sleep(10_000)
  const [from] = await worker.sql('SELECT now()::text AS at')
  const cpu = worker.cpuSeconds()
  await sleep(seconds * 1000)
  const used = worker.cpuSeconds() - cpu
  const [seen] =
    await worker.sql(`SELECT count(*)::int AS runs, percentile_cont(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM started_at - slot_at)) AS late,
    count(*) FILTER (WHERE verdict <> 'pass')::int AS others FROM check_runs WHERE started_at >= '${String(from?.at)}'`)
  const [half = 0, most = 0] = (seen?.late ?? []) as number[]
  console.log(`\n10 000 checks, each once a minute, for ${seconds} s (load ${loadavg()[0]?.toFixed(2)})`)
  console.log(
    `  ${((used / seconds) * 100).toFixed(1)} % of one core (goal: 5), ${worker.residentMb().toFixed(0)} MB (goal: 150)`,
  )
  console.log(
    `  started late by ${(half * 1000).toFixed(0)} ms in the middle, ${(most * 1000).toFixed(0)} ms at the 99th of 100 (goal: 1000)`,
  )
  console.log(`  ${seen?.runs} runs stored, ${seen?.others} of them no pass`)
}
