import { Invalid } from '../../../platform/errors'
import type { Grouping, SourceFile } from '../importer'

const DAY = /^((?:.*\/)?)([^/]+)\/\d{4}-\d\d-\d\d\.json$/
const LISTS = ['users', 'channels', 'groups'] as const

/**
 * The days of a channel, which an export keeps in a folder of its name, with the people and the channels that stand beside the
 * folders. They become one file that holds each of them as it was: {"name": …, "days": {"2026-05-18.json": …}, "users": …}.
 */
export const grouping: Grouping = {
  of(path) {
    const [, root = '', channel = ''] = DAY.exec(path) ?? []
    if (!channel) return null
    return { key: `${root}${channel}`, name: `${channel}.json`, beside: LISTS.map((name) => `${root}${name}.json`) }
  },
  join(name, files): SourceFile {
    const days = files.filter(({ path }) => DAY.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
    const list = (one: string) => files.find(({ path }) => path.split('/').at(-1) === `${one}.json`)
    const fields = [
      `"name": ${JSON.stringify(name.replace(/\.json$/, ''))}`,
      `"days": {\n${days.map(({ path, bytes }) => `${JSON.stringify(path.split('/').at(-1))}: ${textOf(path, bytes)}`).join(',\n')}\n}`,
      ...LISTS.flatMap((one) => {
        const file = list(one)
        return file ? [`"${one}": ${textOf(file.path, file.bytes)}`] : []
      }),
    ]
    return { name, bytes: new TextEncoder().encode(`{\n${fields.join(',\n')}\n}\n`) }
  },
}

/** An export is UTF-8. A day that is broken stays so, and is named when the whole is read. */
function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim() || '[]'
  } catch {
    throw new Invalid(`${path} is not UTF-8, as the files of a Slack export are. Export it again.`)
  }
}
