import fc from 'fast-check'
import type { Cause, PostmortemDocument } from '@/lib/postmortems/document'
import { withEvidence } from '@/lib/timeline/evidence'
import { hostileText } from './hostile-text'

const text = hostileText
/** What the app takes as a title or a name: not blank, and not long. */
const named = text.map((typed) =>
  [...(typed.trim() === '' ? 'nothing' : typed)].slice(0, 40).join('').replace(/^\s+$/, 'nothing'),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const moment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const day = moment.map((iso) => iso.slice(0, 10))
const milestone = fc.constantFrom('impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved')
const state = fc.constantFrom('open', 'in_progress', 'done', 'verified', 'regressed', 'waived')
const type = maybe(fc.constantFrom('prevent', 'detect', 'mitigate', 'process'))

/** With or without links as evidence. */
const told = fc
  .tuple(text, fc.array(fc.record({ address: fc.webUrl({ withQueryParameters: true }), words: text }), { maxLength: 2 }))
  .map(([said, links]) => links.reduce(withEvidence, said))

const entry = fc.record({
  occurredAt: maybe(moment),
  endedAt: maybe(moment),
  precision: fc.constantFrom('second', 'minute', 'hour', 'day', 'unknown'),
  isApproximate: fc.boolean(),
  clockTime: maybe(fc.constantFrom('10:13', '23:59:01')),
  sourceText: maybe(named),
  text: told,
  milestone: maybe(milestone),
  attributedTo: maybe(named),
  kind: maybe(fc.constantFrom('alert', 'change', 'observation', 'step', 'message')),
  isStarred: fc.boolean(),
})

const proof = fc.record({
  title: named,
  statement: maybe(text),
  isEnabled: fc.boolean(),
  isAttested: fc.boolean(),
  verdict: maybe(fc.constantFrom('pass', 'fail', 'error')),
  failingSinceAt: maybe(moment),
  erringSinceAt: maybe(moment),
  firstRedAt: maybe(moment),
  turnedGreenAt: maybe(moment),
  shownRed: maybe(fc.record({ at: moment, against: named })),
  definition: maybe(text),
})

const action = fc.record({
  title: named,
  details: text,
  type,
  priority: fc.constantFrom('urgent', 'high', 'medium', 'low'),
  owner: maybe(named),
  dueOn: maybe(day),
  ticketUrl: maybe(fc.webUrl()),
  state,
  verifiedAt: maybe(moment),
  waiver: maybe(fc.record({ reason: named, approvedBy: named, expiresOn: day })),
  checks: fc.array(proof, { maxLength: 2 }),
})

const coverage = fc.constantFrom('none', 'planned', 'done', 'verified', 'regressed')

/** A tree of causes, whose evidence are places among so many entries, and whose actions are among these. */
function causesOf(entries: number, actions: number[]): fc.Arbitrary<Cause[]> {
  const places = fc.uniqueArray(fc.nat(Math.max(0, entries - 1)), { maxLength: entries === 0 ? 0 : 3 })
  const { tree } = fc.letrec<{ tree: Cause[] }>((tie) => ({
    tree: fc.array(
      fc
        .record({
          kind: fc.constantFrom('trigger', 'root_cause', 'contributing_factor'),
          text,
          coverage: fc.record({ prevent: coverage, detect: coverage, mitigate: coverage }),
          actions: fc.subarray([...actions, 900, 901]),
          evidence: places.map((all) => all.toSorted((a, b) => a - b)),
          whys: fc.oneof({ maxDepth: 3, depthSize: 'small' }, fc.constant([]), tie('tree')),
        })
        .map((cause) => ({ ...cause, elsewhere: elsewhereOf(cause.actions, actions) })) as fc.Arbitrary<Cause>,
      { maxLength: 3 },
    ),
  }))
  return tree
}

const elsewhereOf = (numbers: number[], own: number[]): Cause['elsewhere'] =>
  numbers.filter((number) => !own.includes(number)).map((number) => ({ number, type: 'detect', state: 'open' }))

const numbered = <T extends object>(items: T[]) => items.map((item, index) => ({ number: index + 3, ...item }))

/** Postmortems with hostile text in every field that a person can fill, in any shape. */
export const anyDocument: fc.Arbitrary<PostmortemDocument> = fc
  .record({ timeline: fc.array(entry, { maxLength: 5 }), actions: fc.array(action, { maxLength: 3 }).map(numbered) })
  .chain(({ timeline, actions }) =>
    fc.record({
      number: fc.integer({ min: 1, max: 99_999 }),
      title: named,
      severity: maybe(fc.constantFrom('SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5')),
      state: fc.constantFrom('draft', 'in_review', 'published'),
      isPrivate: fc.boolean(),
      publishedAt: maybe(moment),
      startedOn: maybe(day),
      timeZone: fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia'),
      timeZoneAssumed: fc.boolean(),
      milestones: fc.uniqueArray(
        fc.record({
          milestone,
          at: moment,
          precision: fc.constantFrom('second', 'minute', 'hour', 'day'),
          isApproximate: fc.boolean(),
        }),
        { selector: (each) => each.milestone },
      ),
      measures: fc.constant([
        { name: 'TTD', words: 'Time to detect', anchors: 'impact started → detected', milliseconds: 185_000 },
      ]),
      people: fc.array(fc.record({ name: named, role: fc.constantFrom('lead', 'author', 'responder', 'reviewer', 'reader') }), {
        maxLength: 3,
      }),
      services: fc.array(named, { maxLength: 2 }),
      tags: fc.array(named, { maxLength: 2 }),
      sections: fc
        .array(fc.record({ title: fc.oneof(named, fc.constantFrom('Timeline', 'Causes', 'Lessons')), body: text }), {
          maxLength: 4,
        })
        .map((sections) => sections.map((section, index) => ({ key: `key-${index}`, ...section }))),
      timeline: fc.constant(timeline),
      causes: causesOf(
        timeline.length,
        actions.map(({ number }) => number),
      ),
      actions: fc.constant(actions),
      lessons: fc
        .array(fc.record({ kind: fc.constantFrom('went_well', 'went_wrong', 'got_lucky', 'surprised', 'learned'), text }), {
          maxLength: 3,
        })
        .map((lessons) => lessons.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))),
    }),
  ) as fc.Arbitrary<PostmortemDocument>

const KINDS = ['went_well', 'went_wrong', 'got_lucky', 'surprised', 'learned']
