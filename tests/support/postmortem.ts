import type { Action, Cause, Entry, PostmortemDocument, Proof } from '@/lib/postmortems/document'

/** A postmortem with something of everything. */
export function makeDocument(fields: Partial<PostmortemDocument> = {}): PostmortemDocument {
  return {
    number: 12,
    title: 'Checkout refused every order',
    severity: 'SEV2',
    state: 'published',
    isPrivate: false,
    publishedAt: '2026-08-20T09:00:00.000Z',
    startedOn: '2026-08-14',
    timeZone: 'Europe/Berlin',
    timeZoneAssumed: false,
    milestones: [
      { milestone: 'impact_started', at: '2026-08-14T08:10:00.000Z', precision: 'minute', isApproximate: true },
      { milestone: 'detected', at: '2026-08-14T08:13:05.000Z', precision: 'second', isApproximate: false },
      { milestone: 'resolved', at: '2026-08-14T22:30:00.000Z', precision: 'minute', isApproximate: false },
    ],
    measures: [{ name: 'TTD', words: 'Time to detect', anchors: 'impact started → detected', milliseconds: 185_000 }],
    people: [
      { name: 'Ada', role: 'lead' },
      { name: 'Bo', role: 'author' },
    ],
    services: ['checkout', 'payments'],
    tags: ['config'],
    sections: [
      { key: 'summary', title: 'Summary', body: 'Every order was **refused** for 3 minutes.' },
      { key: 'impact', title: 'Impact', body: '# Users\n\n- 1 200 orders\n\n## Money\n\nNone.' },
    ],
    timeline: [
      makeEntry({
        occurredAt: '2026-08-14T08:10:00.000Z',
        isApproximate: true,
        milestone: 'impact_started',
        text: 'New `config` goes live',
      }),
      makeEntry({
        occurredAt: '2026-08-14T08:13:05.000Z',
        precision: 'second',
        milestone: 'detected',
        text: 'Alarm',
        attributedTo: 'Ada',
      }),
      makeEntry({ precision: 'unknown', sourceText: 'a bit later', text: 'Somebody tells support' }),
      makeEntry({ occurredAt: '2026-08-14T21:50:00.000Z', endedAt: '2026-08-14T22:30:00.000Z', text: 'Replay of orders' }),
      makeEntry({ occurredAt: '2026-08-14T22:30:00.000Z', milestone: 'resolved', text: 'All orders are in' }),
    ],
    causes: [
      makeCause({
        kind: 'root_cause',
        text: 'The config was not validated',
        coverage: { prevent: 'verified', detect: 'none', mitigate: 'none' },
        actions: [3],
        evidence: [0],
        whys: [makeCause({ kind: 'contributing_factor', text: 'No schema existed' })],
      }),
    ],
    actions: [
      makeAction({
        details: 'As in the *runbook*.',
        state: 'verified',
        verifiedAt: '2026-08-19T10:00:00.000Z',
        checks: [makeProof()],
      }),
      makeAction({ number: 4, title: 'Page on refused orders', type: 'detect', owner: null, dueOn: null }),
    ],
    lessons: [
      { kind: 'went_well', text: 'The alarm came at once' },
      { kind: 'got_lucky', text: 'It was night in the *US*' },
    ],
    ...fields,
  }
}

export const makeEntry = (fields: Partial<Entry> = {}): Entry => ({
  occurredAt: null,
  endedAt: null,
  precision: 'minute',
  isApproximate: false,
  clockTime: null,
  sourceText: null,
  text: 'Something happened',
  milestone: null,
  attributedTo: null,
  ...fields,
})

export const makeCause = (fields: Partial<Cause> = {}): Cause => ({
  kind: 'trigger',
  text: 'Something changed',
  coverage: { prevent: 'none', detect: 'none', mitigate: 'none' },
  actions: [],
  elsewhere: [],
  evidence: [],
  whys: [],
  ...fields,
})

export const makeAction = (fields: Partial<Action> = {}): Action => ({
  number: 3,
  title: 'Validate the config before it goes live',
  details: '',
  type: 'prevent',
  priority: 'high',
  owner: 'Ada',
  dueOn: '2026-09-01',
  ticketUrl: null,
  state: 'open',
  verifiedAt: null,
  waiver: null,
  checks: [],
  ...fields,
})

export const makeProof = (fields: Partial<Proof> = {}): Proof => ({
  title: 'Shop answers',
  statement: 'GET https://shop.example.org/health answers 200',
  isEnabled: true,
  isAttested: false,
  verdict: 'pass',
  failingSinceAt: null,
  erringSinceAt: null,
  firstRedAt: '2026-08-15T10:00:00.000Z',
  turnedGreenAt: '2026-08-16T11:30:00.000Z',
  shownRed: null,
  ...fields,
})
