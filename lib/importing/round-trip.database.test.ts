import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { readOne } from '@/tests/support/read-postmortem'
import { listCauses } from '../causes/store'
import { getIncident } from '../incidents/store'
import { loadDocument } from '../postmortems/store'
import { writeInThread } from '../postmortems/write-pool'
import { listEntries } from '../timeline/store'
import { acceptImport } from './accept.store'
import { parseAs } from './importers/markdown/parse'
import { plainText } from './importers/markdown/source'
import { getImport, saveSource } from './store'

const LINES = naughtyStrings.filter((text) => /[\p{L}\p{N}]/u.test(text) && !/[\r\n]/.test(text) && text === text.trim())

const heading = (depth: 1 | 2, value: string) => ({
  type: 'heading' as const,
  depth,
  children: [{ type: 'text' as const, value }],
})
const list = (texts: string[]) => ({
  type: 'list' as const,
  children: texts.map((value) => ({
    type: 'listItem' as const,
    children: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
  })),
})

test('naughty texts are imported, stored, written and imported again without a change', async () => {
  const ines = await makeMember('editor', 'Ines')
  const source = toMarkdown(
    {
      type: 'root',
      children: [
        heading(1, 'Shop down on 2024-03-01'),
        heading(2, 'Timeline (UTC)'),
        list(LINES.map((text) => `10:00 saw ${text}`)),
        heading(2, 'Root causes'),
        list(LINES.map((text) => `The field held ${text}`)),
      ],
    },
    { extensions: [gfmToMarkdown()] },
  )
  const { id } = await saveSource(ines, { name: 'naughty.md', bytes: toBytes(source) })
  const [draft] = (await getImport(ines, id)).draft.incidents
  const [made] = await acceptImport(ines, id)
  const number = made?.number ?? 0
  const incident = await getIncident(ines, number)
  const entries = await listEntries(ines, incident.id)
  const causes = await listCauses(ines, incident.id)
  expect(entries.map(({ text }) => text)).toEqual(draft?.timeline.map(({ text }) => text))
  expect(causes.map(({ text }) => text)).toEqual(draft?.causes.map(({ text }) => text))
  expect(entries).toHaveLength(LINES.length)
  expect(causes).toHaveLength(LINES.length)

  const first = timelineOf(await writeInThread(await loadDocument(ines, number), 'classic'))
  expect(first.map(shown)).toEqual(LINES.map((text) => `saw ${text}`))
  // Addresses and the like are spelt anew when they are written the first time, and stay as they are from then on.
  const second = timelineOf(await importAndWrite(first))
  expect(second).toEqual(first)

  async function importAndWrite(texts: string[]): Promise<string> {
    const again = toBytes(`# Again on 2024-03-01\n\n## Timeline (UTC)\n\n${texts.map((text) => `- 10:00 ${text}`).join('\n')}\n`)
    const [incident] = await acceptImport(ines, (await saveSource(ines, { name: 'again.md', bytes: again })).id)
    return writeInThread(await loadDocument(ines, incident?.number ?? 0), 'classic')
  }
})

const toBytes = (text: string) => new TextEncoder().encode(text)
const timelineOf = (markdown: string) => readOne(markdown).timeline.map(({ text }) => text)
/** The words as a reader sees them. */
const shown = (markdown: string) => plainText(parseAs('markdown', markdown).root)
