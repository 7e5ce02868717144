import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '@/tests/support/any-text'
import { Draft } from '../../draft'
import { passagesOf } from '../../edit'
import { importerFor } from '../registry'
import { markdownOf } from './mrkdwn'

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const read = (value: unknown) => {
  const file = { name: '2026-05-18.json', bytes: bytes(value) }
  const importer = importerFor(file)
  return { importer: importer.id, ...importer.read(file, {}) }
}

const ines = { real_name: 'Ines Brandt', display_name: 'ines' }
const day = [
  { type: 'message', subtype: 'channel_join', user: 'U01', text: '<@U01> has joined the channel', ts: '1779098400.000000' },
  {
    type: 'message',
    user: 'U01',
    user_profile: ines,
    text: 'Orders *fail* since the deploy :rotating_light:',
    ts: '1779099185.000100',
  },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B7',
    username: 'Alertmanager',
    text: '',
    ts: '1779099240.000200',
    attachments: [
      {
        fallback: 'Checkout error rate',
        title: 'Checkout error rate',
        title_link: 'https://alerts.example/42',
        text: 'above 5 % for 3 minutes',
        fields: [{ title: 'Region', value: 'west one' }],
      },
    ],
  },
  {
    type: 'message',
    user: 'U02',
    text: '<@U01> rolling back, see <https://ci.example/9|build 9>\nthen we look at <#C9|checkout-db>',
    ts: '1779099300.000300',
    thread_ts: '1779099185.000100',
    parent_user_id: 'U01',
    files: [{ id: 'F1', title: 'graph of errors', permalink: 'https://chat.example/f/F1' }],
    edited: { user: 'U02', ts: '1779099310.000000' },
    reactions: [{ name: '+1', users: ['U01'], count: 1 }],
  },
  { type: 'message', user: 'U01', user_profile: ines, text: 'Incident resolved', ts: '1779101000.000000' },
]

describe('a day of a channel', () => {
  const { importer, draft, text } = read(day)
  const [incident] = draft.incidents

  test('is read as a timeline: when, who and what, in Markdown', () => {
    expect(importer).toBe('slack')
    expect(incident?.timeline.map(({ at, attributedTo, text: said }) => [at, attributedTo, said])).toEqual([
      ['2026-05-18T10:13:05Z', 'Ines Brandt', 'Orders **fail** since the deploy 🚨'],
      [
        '2026-05-18T10:14:00Z',
        'Alertmanager',
        '[Checkout error rate](https://alerts.example/42)  \nabove 5 % for 3 minutes  \n**Region**: west one',
      ],
      [
        '2026-05-18T10:15:00Z',
        'U02',
        '@Ines Brandt rolling back, see [build 9](https://ci.example/9)  \nthen we look at #checkout-db  \n[graph of errors](https://chat.example/f/F1)',
      ],
      ['2026-05-18T10:43:20Z', 'Ines Brandt', 'Incident resolved'],
    ])
    expect(incident?.timeline.map(({ precision }) => precision)).toEqual(['second', 'second', 'second', 'second'])
    expect(incident?.timeline.at(-1)?.milestone).toBe('resolved')
    expect(incident).toMatchObject({ startedOn: '2026-05-18', title: null, timeZone: { iana: 'Etc/UTC', assumed: false } })
  })

  test('who came and went is structure, not a timeline', () => {
    expect(incident?.structure.map(({ text: words }) => words)).toEqual(['@Ines Brandt has joined the channel'])
  })

  test('each entry points at its words in the file as it is shown', () => {
    const [first] = incident?.timeline[0]?.spans ?? []
    expect(text.slice(first?.start, first?.end)).toBe('Orders *fail* since the deploy :rotating_light:')
    expect(incident?.timeline[3]?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Incident resolved'])
  })

  test('what repeats the text stands on one line of the file as it is shown', () => {
    expect(text).toContain('\nuser_profile: Ines Brandt · ines\n')
  })

  test('the doubts say what the export leaves open', () => {
    expect(incident?.doubts.map(({ kind }) => kind)).toEqual(['no_title', 'no_severity'])
  })
})

test('blocks that repeat the text are not said twice, and what they say beyond it is kept', () => {
  const blocks = (text: string) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
  ]
  const told = (text: string, inner: string) =>
    read([{ type: 'message', ts: '1779099185.1', user: 'U1', text, blocks: blocks(inner) }]).draft.incidents[0]?.timeline[0]?.text
  expect(told('The queue is full', 'The queue is full')).toBe('The queue is full')
  expect(told('New alert', 'The queue is full')).toBe('New alert  \nThe queue is full')
  expect(told('', 'The queue <is> full')).toBe('The queue \\<is> full')
})

test('a reply that was also sent to the channel is one entry, and entries stand in the order of time', () => {
  const reply = { type: 'message', user: 'U1', text: 'failing over', ts: '1779099200.5', thread_ts: '1779099100.0' }
  const { draft } = read([
    reply,
    { ...reply, ts: '1779099100.0', text: 'database down' },
    { ...reply, subtype: 'thread_broadcast' },
  ])
  expect(draft.incidents[0]?.timeline.map(({ text }) => text)).toEqual(['database down', 'failing over'])
})

test('what people wrote in other fields is kept as a section', () => {
  const { draft } = read([
    { type: 'message', user: 'U1', text: 'down', ts: '1779099200.5', room: { name: 'call about the database' } },
  ])
  expect(draft.incidents[0]?.sections).toMatchObject([{ title: 'Also in the file', body: '- **name**: call about the database' }])
})

test.each([
  ['an answer of the API', { ok: true, messages: [day[1]] }],
  ['a message a line', `${JSON.stringify(day[1])}\n${JSON.stringify(day[4])}\n`],
])('%s is read too', (_, value) => {
  const { importer, draft } = read(value)
  expect(importer).toBe('slack')
  expect(draft.incidents[0]?.timeline[0]?.attributedTo).toBe('Ines Brandt')
})

test('a file that breaks off says where', () => {
  const whole = JSON.stringify(day, null, 2)
  expect(() => read(whole.slice(0, -12))).toThrow(/breaks off at line \d+, column \d+: .*export it again/)
  expect(() => read(whole.replace('"user"', 'user'))).toThrow(/is broken at line \d+, column \d+/)
})

test.each([
  ['*bold* and _italic_ and ~gone~', '**bold** and _italic_ and ~~gone~~'],
  ['*see <https://a.example/x|the graph>*', '**see [the graph](https://a.example/x)**'],
  ['`a*b*c` 2*3*4', '`a*b*c` 2\\*3\\*4'],
  ['```\nselect *\n```', '```\nselect *\n```'],
  ['a &lt;b&gt; &amp; c', 'a \\<b> & c'],
  ['<!here> <@U9|tom> <@U8> <!subteam^S1|@oncall>', '@here @tom @U8 @oncall'],
  ['<!date^1779099185^{date}|18 May 2026>', '18 May 2026'],
  ['<mailto:a@b.example|a@b.example> <https://x.example/a_(b)|doc>', 'a@b.example [doc](https://x.example/a_%28b%29)'],
  ['<javascript:alert(1)|click>', '\\<javascript:alert(1)|click>'],
  ['# 1 problem\n---', '\\# 1 problem  \n\\---'],
  [':+1::skin-tone-3: :our-parrot: :constructor:', '👍🏼 :our-parrot: :constructor:'],
  ['10:13:05 it broke', '10:13:05 it broke'],
])('%j becomes %j', (mrkdwn, markdown) => {
  expect(markdownOf(mrkdwn, new Map())).toBe(markdown)
})

const anyMessage = fc.record(
  {
    ts: fc.oneof(fc.constantFrom('1779099185.000100', 1779099185, '9'.repeat(11), ''), fc.jsonValue()),
    text: fc.oneof(anyText(), fc.stringMatching(/^[*_~`<>|@#!:\n a-z]{0,40}$/), fc.jsonValue()),
    user: fc.oneof(fc.constant('__proto__'), fc.jsonValue()),
    subtype: fc.oneof(fc.constantFrom('channel_join', 'bot_message'), fc.jsonValue()),
    user_profile: fc.jsonValue(),
    blocks: fc.jsonValue(),
    attachments: fc.oneof(
      fc.array(fc.dictionary(fc.constantFrom('title', 'text', 'fields', '__proto__'), fc.jsonValue())),
      fc.jsonValue(),
    ),
    files: fc.jsonValue(),
  },
  { requiredKeys: [] },
)

test('messages with anything in any field make a whole draft, whose spans lie in the text', () => {
  fc.assert(
    fc.property(fc.array(anyMessage, { maxLength: 6 }), (messages) => {
      const { draft, text } = read([{ type: 'message', ts: '1779099185.000100', text: 'down', user: 'U1' }, ...messages])
      expect(Draft.safeParse(draft).error).toBeUndefined()
      for (const incident of draft.incidents)
        for (const { spans } of passagesOf(incident))
          for (const { start, end } of spans) expect(start <= end && end <= text.length).toBe(true)
    }),
    { numRuns: 300 },
  )
})
