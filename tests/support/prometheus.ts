import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts, makeFolder, type Program, programOf, startProgram } from './debian'

export interface Prometheus extends Program {
  url: string
  /** Waits until the query has an answer, so that a test does not race the first scrape. */
  sees(query: string): Promise<void>
}

/** Debian's Prometheus on loopback. It asks each of these "host:port" for /metrics once a second. */
export async function startPrometheus(targets: Record<string, string[]>): Promise<Prometheus> {
  const folder = makeFolder('prometheus')
  const [port] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const jobs = Object.entries(targets).map(([job_name, list]) => ({ job_name, static_configs: [{ targets: list }] }))
  const configuration = { global: { scrape_interval: '1s', scrape_timeout: '1s' }, scrape_configs: jobs }
  // JSON is YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration))
  const program = await startProgram({
    program: programOf('prometheus'),
    args: [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    folder,
    ready: () =>
      fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
  })
  const sees = async (query: string) => {
    for (const until = Date.now() + 30_000; Date.now() < until; await sleep(100)) {
      const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`)
      const { data } = (await answer.json()) as { data?: { result: unknown[] } }
      if (data && data.result.length > 0) return
    }
    throw new Error(`Prometheus has nothing for ${query}.`)
  }
  return { ...program, url, sees }
}
