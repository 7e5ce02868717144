import { fromHtml } from 'hast-util-from-html'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { composeMessage } from '../compose'
import type { Told, ToldAction } from '../message'
import { mattermostOf, slackOf } from './chat'
import { htmlOf, textOf } from './mail'
import { signingSecret, signWebhook, webhookBody } from './webhook'

const BASE = 'https://nevermore.example.org'
const AT = new Date('2026-08-14T10:00:00Z')

const action = (fields: Partial<ToldAction> = {}): ToldAction => ({
  number: 34,
  title: 'Accept the old names',
  state: 'regressed',
  dueOn: '2026-08-20',
  owner: 'Ines',
  incident: { number: 12, title: 'Checkout refused every order', severity: 'SEV2' },
  ...fields,
})
const told = (fields: Partial<Told> = {}): Told => ({
  id: 'n1',
  kind: 'action_regressed',
  because: 'The shop answers failed 2 times in a row',
  at: AT,
  by: null,
  action: action(),
  check: null,
  ...fields,
})

const HOSTILE = [
  '<img src=x onerror=alert(1)> & "quoted"',
  '<!channel> @channel @here @all @everyone <@U123> <!here|x>',
  '[click](https://evil.example) ![x](https://evil.example/p.png) <https://evil.example|ACT-35>',
  '*bold* _it_ ~no~ `code` ```block``` > quote # head | a | b |',
  'line one\r\nBcc: eve@example.org\r\n\r\nline two',
  '\u202Eevil\u2066\u2028next',
  ...naughtyStrings,
]
const hostile = (text: string): Told =>
  told({
    because: text,
    by: text,
    action: action({ title: text, owner: text, incident: { number: 1, title: text, severity: null } }),
  })

test('one regression reads as a sentence, with why, where and whose', () => {
  const message = composeMessage([told()], BASE)
  expect(message.subject).toBe('ACT-34 regressed: Accept the old names')
  expect(textOf(message)).toContain(
    [
      'ACT-34 Accept the old names',
      '  The shop answers failed 2 times in a row',
      '  INC-12 Checkout refused every order (SEV2)',
      '  owner Ines, due 2026-08-20',
      '  https://nevermore.example.org/corrective-actions/ACT-34',
    ].join('\n'),
  )
})

test('an edit of a published file names the incident, who made it and where, and leads to what there is to look at', () => {
  const { incident } = action()
  const file = { proposalId: 'p1', kind: 'edited', repository: 'team/docs', author: 'Ana\r\nBcc: eve@example.org', incident }
  const edited = told({ kind: 'file_edited', action: null, because: '', file })
  const message = composeMessage([edited], BASE)
  expect(message.subject).toBe('INC-12 was edited where it is published: Checkout refused every order')
  expect(textOf(message)).toContain('Edited in team/docs by Ana Bcc: eve@example.org. Nothing of it is taken over')
  expect(textOf(message)).toContain('https://nevermore.example.org/incidents/12/proposals/p1')
  const [sent] = JSON.parse(webhookBody([edited], BASE, AT)).data.notices
  expect(sent).toMatchObject({ actions: [], check: null, file: { kind: 'edited', url: `${BASE}/incidents/12/proposals/p1` } })
})

test('a storm is one message that counts, names the first and sends to the board for the rest', () => {
  const storm = Array.from({ length: 50 }, (_, index) => told({ id: String(index), action: action({ number: index + 1 }) }))
  const message = composeMessage(
    [...storm, told({ kind: 'check_stale', action: null, check: { id: 'c1', title: 'The shop', proves: [action()] } })],
    BASE,
  )
  expect(message.subject).toBe('50 actions regressed, “The shop” cannot look')
  expect(message.groups.flatMap(({ items }) => items)).toHaveLength(20)
  expect(message.closing[0]?.words).toBe('And 31 more, on the board')
})

test('an action that flaps is named once, with how often and how it stands by now', () => {
  const message = composeMessage([told(), told(), told({ action: action({ state: 'verified' }) })], BASE)
  const items = message.groups.flatMap((group) => group.items)
  expect(items).toHaveLength(1)
  expect(items[0]?.lines).toEqual(
    expect.arrayContaining([expect.stringContaining('3 times, last: '), 'Meanwhile: verified again']),
  )
})

test.each(HOSTILE)('in an e-mail %j is text', (text) => {
  const message = composeMessage([hostile(text), hostile(text)], BASE, true)
  expect(message.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u)
  expect(message.subject.length).toBeLessThanOrEqual(330)
  const elements = elementsOf(fromHtml(htmlOf(message)))
  expect(new Set(elements.map(({ tag }) => tag))).toEqual(new Set('html head meta title body p a br hr'.split(' ')))
  for (const { tag, href } of elements) if (tag === 'a') expect(href).toMatch(/^https:\/\/nevermore\.example\.org\//)
})

test.each(HOSTILE)('in Slack %j calls nobody and links nowhere', (text) => {
  const payload = slackOf(composeMessage([hostile(text)], BASE))
  expect(payload.text).not.toMatch(/[<>]/)
  const said = JSON.stringify(payload)
  expect(said).not.toMatch(/@(channel|here|all|everyone)/)
  const [block] = payload.blocks
  for (const { elements } of block?.elements ?? [])
    for (const element of elements) {
      expect(['text', 'link']).toContain(element.type)
      if (element.type === 'link') expect(element.url).toMatch(/^https:\/\/nevermore\.example\.org\//)
    }
})

test.each(HOSTILE)('in Mattermost %j calls nobody and is no markup', (text) => {
  const { text: markdown } = mattermostOf(composeMessage([hostile(text)], BASE))
  expect(markdown).not.toMatch(/@(channel|here|all|everyone)/)
  const bare = markdown.replace(/\\[\s\S]/g, '')
  expect(bare.match(/\]\(/g)).toHaveLength(1)
  expect(bare).toMatch(/\]\(https:\/\/nevermore\.example\.org\//)
  expect(bare.replace(/\[[^\]]*\]\([^)]*\)/, '')).not.toMatch(/[*_`~<>|[\]]/)
})

test('a signed webhook verifies by the library of Standard Webhooks, and does not when anything was changed', () => {
  const secret = signingSecret(Buffer.alloc(32, 7))
  const at = new Date()
  const body = webhookBody(
    [told(), told({ kind: 'check_stale', action: null, check: { id: 'c1', title: 'Grüße 🐦', proves: [action()] } })],
    BASE,
    at,
  )
  const headers = Object.fromEntries(signWebhook(secret, 'd1', at, body).map(({ name, value }) => [name, value]))
  const receiver = new Webhook(secret)
  expect(receiver.verify(body, headers)).toMatchObject({
    type: 'notices',
    data: {
      notices: [
        { kind: 'action_regressed', actions: [{ number: 'ACT-34' }] },
        { kind: 'check_stale', check: { id: 'c1' } },
      ],
    },
  })
  expect(() => receiver.verify(`${body} `, headers)).toThrow()
  expect(() => receiver.verify(body, { ...headers, 'webhook-id': 'd2' })).toThrow()
  expect(() => new Webhook(signingSecret(Buffer.alloc(32, 8))).verify(body, headers)).toThrow()
})

interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

function elementsOf(node: Node): { tag: string; href: unknown }[] {
  const own = node.tagName ? [{ tag: node.tagName, href: node.properties?.href }] : []
  return [...own, ...(node.children ?? []).flatMap(elementsOf)]
}
