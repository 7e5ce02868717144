import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import { createCheck } from '../checks/edit.store'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { listProposals } from '../postmortems/proposals.store'
import { loadDocument } from '../postmortems/store'
import { writeInThread } from '../postmortems/write-pool'
import { acceptImport } from './accept.store'
import { getImport, saveSource } from './store'

const importText = async (actor: Awaited<ReturnType<typeof makeMember>>, text: string) => {
  const { id } = await saveSource(actor, { name: 'checks.md', bytes: new TextEncoder().encode(text) })
  const [draft] = (await getImport(actor, id)).draft.incidents
  const [made] = await acceptImport(actor, id)
  const actions = await db().correctiveAction.findMany({ where: { incidentId: made?.id ?? '' }, orderBy: { number: 'asc' } })
  return { draft, actions, number: made?.number ?? 0 }
}

const DOCUMENT = `# Orders refused on 2026-03-02

## Action items

- Alert on refused orders.

  \`\`\`nevermore-check
  kind: http
  title: The shop answers
  config:
    url: https://shop.example.org/health
    headers:
      - name: Authorization
        value: Bearer {secret}
    secret: shop
  \`\`\`
- Watch the queue.

  \`\`\`nevermore-check
  kind: http
  config:
    url: https://ada:pa55word@queue.example.org
  \`\`\`
`

test('checks that stand in a document are proposed, judged and shown, and none of them is there or runs', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { draft, actions } = await importText(ines, DOCUMENT)
  expect(draft?.doubts.filter(({ kind }) => kind === 'check').map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^A check is proposed for this action: GET https:\/\/shop\.example\.org\/health answers 200 \(http\)\. Nothing runs/,
    ),
    expect.stringMatching(/cannot be used as it stands\. It seems to hold an address with a password\. Take it out/),
  ])
  expect(actions.map(({ title }) => title)).toEqual(['Alert on refused orders.', 'Watch the queue.'])
  expect(await db().check.count()).toBe(0)
  const [first, second] = actions
  expect(await listProposals(ines, first?.id ?? '')).toMatchObject([
    { kind: 'http', title: 'The shop answers', config: { secret: 'shop' } },
  ])
  expect(await listProposals(ines, second?.id ?? '')).toMatchObject([{ problem: expect.stringContaining('Take it out') }])
  await expect(listProposals(await makeMember('viewer', 'Vera'), first?.id ?? '')).rejects.toThrow(/editor/)
})

test('a postmortem carries its proof to another instance, as a proposal that becomes a check where somebody makes it one', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number } = await makeWholeIncident(ines)
  const file = await writeInThread(await loadDocument(ines, number), 'classic')
  expect(file).toContain(
    '  ```nevermore-check\n  kind: http\n  title: Shop answers\n  config:\n    url: https://shop.example.org/health\n',
  )
  const { actions, number: second } = await importText(ines, file)
  const actionId = actions[0]?.id ?? ''
  const [proposal, ...others] = await listProposals(ines, actionId)
  expect(others).toEqual([])
  if (!proposal || 'problem' in proposal) throw new Error('expected a check')
  const { words: _, config, ...check } = proposal
  await createCheck(ines, { ...check, config: config as Record<string, unknown>, id: newId(), actionId })
  expect(await listProposals(ines, actionId)).toEqual([])
  expect(await writeInThread(await loadDocument(ines, second), 'classic')).toContain('Has not run yet.')
})

const AT_THE_HEAD = `---
title: Orders refused
nevermore-checks:
  - action: alert on refused
    kind: http
    title: The shop answers
    config:
      url: https://shop.example.org/health
      secret: shop
      headers:
        - name: Authorization
          value: Bearer {secret}
  - action: 2
    kind: tcp
    config: { host: queue.example.org, port: 5672 }
  - action: Watch the queue.
    kind: http
    config: { url: 'https://ada:pa55word@queue.example.org' }
  - action: Sell the shop
    kind: tcp
    config: { host: queue.example.org, port: 5672 }
---

# Orders refused on 2026-03-05

## Action items

- Alert on refused orders.
- Watch the queue.
`

test('checks at the head of a document are proposed for the actions they name, and are the same in the files of the incident', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { draft, actions, number } = await importText(ines, AT_THE_HEAD)
  const messages = draft?.doubts.filter(({ kind }) => kind === 'check').map(({ about, message }) => [about, message])
  expect(messages).toEqual([
    [null, expect.stringContaining('It seems to hold an address with a password')],
    [null, expect.stringContaining('“action:” has to name one action of the document')],
    ['action-1', expect.stringContaining('GET https://shop.example.org/health answers 200 (http)')],
    ['action-2', expect.stringContaining('(tcp)')],
  ])
  expect(JSON.stringify([messages, actions])).not.toContain('pa55word')
  const proposed = (of: typeof actions) => Promise.all(of.map(({ id }) => listProposals(ines, id)))
  const first = await proposed(actions)
  expect(first).toMatchObject([
    [{ kind: 'http', title: 'The shop answers', config: { secret: 'shop' } }],
    [{ kind: 'tcp', config: { host: 'queue.example.org', port: 5672 } }],
  ])
  expect(await db().check.count({ where: { createdById: ines.memberId } })).toBe(0)

  const file = await writeInThread(await loadDocument(ines, number), 'classic')
  const again = await importText(ines, file)
  expect(again.actions.map(({ details }) => details)).toEqual(actions.map(({ details }) => details))
  expect(await proposed(again.actions)).toEqual(first)
})

test('a check that somebody writes at the head of a file of ours is proposed as well', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number } = await importText(
    ines,
    '# Orders refused on 2026-03-03\n\n## Action items\n\n- Alert on refused orders, too.\n',
  )
  const file = await writeInThread(await loadDocument(ines, number), 'classic')
  const added = file.replace(
    '---\n',
    '---\nnevermore-checks:\n  - kind: tcp\n    config: { host: queue.example.org, port: 5672 }\n',
  )
  const { actions } = await importText(ines, added)
  expect(await listProposals(ines, actions[0]?.id ?? '')).toMatchObject([{ kind: 'tcp' }])
})

test.each([
  ['nevermore-checks: all of them', /Expected “nevermore-checks:” and below it a list/],
  ['nevermore-checks:\n  - tcp', /Expected “nevermore-checks:” and below it a list/],
  ['nevermore-checks: [', /Expected “nevermore-checks:” and below it a list/],
  ['nevermore-checks:\n  - kind: tcp\n    config: { host: a.example, port: 1 }', /got null/],
  ['nevermore-checks:\n  - action: 3\n    kind: tcp\n    config: { host: a.example, port: 1 }', /got 3/],
  ['nevermore-checks:\n  - action: on\n    kind: htp\n    config: {}', /There is no kind “htp”/],
  ['nevermore-checks:\n  - action: o\n    kind: tcp\n    config: { host: a.example, port: 1 }', /got "o"/],
])('%j at the head of a document of two actions is told', async (head, why) => {
  const ines = await makeMember('editor', 'Ines')
  const { draft, actions } = await importText(
    ines,
    `---\ntitle: Two\n${head}\n---\n\n# Two on 2026-03-04\n\n## Action items\n\n- One thing.\n- One more.\n`,
  )
  expect(draft?.doubts.filter(({ kind }) => kind === 'check').map(({ message }) => message)).toEqual([expect.stringMatching(why)])
  expect(actions.map(({ details }) => details)).toEqual(['', ''])
})

test('nothing of a check that may hold a credential is written but its words', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number } = await makeWholeIncident(ines)
  const headers = [{ name: 'X-Api-Key', value: 'hunter22' }]
  await db().check.updateMany({ data: { config: { url: 'https://shop.example.org/health', headers } } })
  const file = await writeInThread(await loadDocument(ines, number), 'classic')
  expect(file).toContain('GET https://shop.example.org/health answers 200')
  expect(file).not.toMatch(/nevermore-check|hunter22/)
})
