import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  project: { type: 'string' },
  branch: { type: 'string' },
  commit: { type: 'string' },
} as const

/** `nevermore report FILE…`: sends what a CI's tests said to a Nevermore elsewhere. Needs neither database nor data directory. */
export async function report(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const { url, token, project, branch, commit } = values
  const problem = problemWith(positionals, values)
  if (problem || !url || !token || !branch) {
    console.error(`nevermore report: ${problem}`)
    return 2
  }
  const address = new URL(`${url.replace(/\/+$/, '')}/api/reports`)
  for (const [name, value] of Object.entries({ project, branch, commit })) if (value) address.searchParams.set(name, value)
  try {
    const body = merge(await Promise.all(positionals.map((file) => readFile(file, 'utf8'))))
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/xml' }
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    })
    const said = (await response.text()).trim().slice(0, 1000)
    if (response.ok) console.log(said)
    else console.error(`nevermore report: ${address.origin} answered ${response.status}: ${said}`)
    return response.ok ? 0 : 1
  } catch (error) {
    const { message, cause } = error as Error
    console.error(`nevermore report: ${cause instanceof Error ? `${message}: ${cause.message}` : message}`)
    return 1
  }
}

function problemWith(files: string[], { url, token, branch }: Record<string, string | undefined>): string | null {
  if (files.length === 0) return 'expected the file of a report, such as junit.xml.'
  if (!url || !URL.canParse(url) || !/^https?:/.test(url))
    return 'expected --url, the address of your Nevermore: https://nevermore.example.org'
  if (!token) return 'expected --token, as Settings, Test reports, gave it out.'
  if (!branch) return 'expected --branch, the branch whose tests were run.'
  return null
}

/** Some runners write a file for each class: together they are one report. */
const merge = (texts: readonly string[]): string =>
  texts.length === 1
    ? (texts[0] ?? '')
    : `<testsuites>${texts.map((text) => text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '')).join('\n')}</testsuites>`
