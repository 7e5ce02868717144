import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importerFor } from '@/lib/importing/importers/registry'
import { lostWords, unaccounted } from '@/tests/support/words-kept'

// Other people's documents stay outside the project. Where a folder of them lies beside it, they are read too; elsewhere these
// cases are absent, and the project's own examples (lib/importing/examples) hold the same shapes.
const SHARED = join(import.meta.dirname, '..', '..', 'shared')
const SEEDS = join(SHARED, 'seeds')
const GOLD = join(SHARED, 'corpus', 'gold')
const DOCUMENTS = join(SHARED, 'corpus', 'dev')

interface Label {
  incidents: {
    title: string
    date: string | null
    date_also?: string[]
    timezone: string | null
    timeline: { at: string | null; text_starts: string }[]
    root_causes_n: number
    root_cause_starts: string[]
    actions: { text_starts: string; done: boolean | null; owner: string | null; due: string | null; ticket: string | null }[]
    lessons_n: number | null
  }[]
}

const plain = (text: string) => text.replace(/[*_`]/g, '').replace(/\s+/g, ' ').toLowerCase()
const begins = (text: string, start: string) =>
  plain(text)
    .slice(0, start.length + 48)
    .includes(plain(start))
const read = (path: string, name: string) =>
  importerFor({ name, bytes: new Uint8Array() }).read({ name, bytes: new Uint8Array(readFileSync(path)) }, { evenIfNone: true })
const list = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])

describe.runIf(existsSync(SEEDS) && existsSync(GOLD))('the seed documents', () => {
  test.each(list(SEEDS))('%s is read as its label says', (name) => {
    const label: Label = JSON.parse(readFileSync(join(GOLD, `${name}.json`), 'utf8'))
    const { incidents } = read(join(SEEDS, name), name).draft
    expect(incidents).toHaveLength(label.incidents.length)
    for (const [index, gold] of label.incidents.entries()) {
      const mine = incidents[index]
      expect(begins(mine?.title ?? '', gold.title)).toBe(true)
      expect([gold.date, ...(gold.date_also ?? [])]).toContain(mine?.startedOn ?? null)
      expect(mine?.timeZone.asWritten ?? null).toBe(gold.timezone)
      expect(mine?.timeline.map(({ at }) => at)).toEqual(gold.timeline.map(({ at }) => at))
      for (const [at, entry] of gold.timeline.entries())
        expect(begins(mine?.timeline[at]?.text ?? '', entry.text_starts)).toBe(true)
      expect(mine?.causes).toHaveLength(gold.root_causes_n)
      for (const start of gold.root_cause_starts) expect(mine?.causes.some(({ text }) => begins(text, start))).toBe(true)
      expect(mine?.actions).toHaveLength(gold.actions.length)
      for (const action of gold.actions) {
        const found = mine?.actions.find(({ text }) => begins(text, action.text_starts))
        expect(found).toMatchObject({ done: action.done, owner: action.owner, due: action.due, ticket: action.ticket })
      }
      expect(mine?.lessons).toHaveLength(gold.lessons_n ?? 0)
    }
  })
})

describe.runIf(existsSync(DOCUMENTS))('documents as people wrote them', () => {
  test.each([...list(DOCUMENTS).map((name) => [name, DOCUMENTS] as const), ...list(SEEDS).map((name) => [name, SEEDS] as const)])(
    'no word of %s is lost',
    (name, folder) => {
      const { text, draft } = read(join(folder, name), name)
      expect(lostWords(text, draft)).toEqual({})
      expect(unaccounted(text, draft)).toEqual([])
    },
  )
})
