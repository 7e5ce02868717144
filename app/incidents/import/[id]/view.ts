import { clip } from '@/lib/importing/clip'
import type { DraftIncident } from '@/lib/importing/draft'
import { type DraftItem, type Passage, passagesOf, placeOf, wordsOf } from '@/lib/importing/edit'
import { endFields, whenFields } from '@/lib/importing/entry-when'
import { fingerprint } from '@/lib/importing/fingerprint'
import { openDoubts } from '@/lib/importing/mend'
import { MILESTONE_WORDS } from '@/lib/incidents/rules'
import type { ItemWhen } from './item-form'
import type { Kind } from './kinds'

/** One item of the draft, as the page shows it. */
export interface Row {
  id: string
  is: Kind
  /** The heading of a section. */
  title: string | null
  /** The beginning of its words. */
  words: string
  /** "2026-08-14 10:13", of an entry. */
  time: string | null
  /** Milestone, kind of cause or lesson, owner: what is known besides. */
  facts: string
  isDoubted: boolean
  /** Its place in the source; null for what a person added. */
  at: number | null
}

/** An item with all of its words, to be edited: sent when it is opened. */
export interface Whole {
  item: DraftItem
  when: ItemWhen | null
  /** Says whether it is still as it was sent. */
  was: string
}

const SHOWN = 400

/** The items of an incident in the order of the source. */
export function rowsOf(incident: DraftIncident): Row[] {
  const doubted = new Set(openDoubts(incident).map(({ about }) => about))
  const zone = incident.timeZone.iana
  return passagesOf(incident)
    .map((passage): Row => {
      const place = placeOf(passage)
      const words = passage.is === 'entry' ? passage.text : passage.is === 'section' ? passage.body : wordsOf(passage)
      return {
        id: passage.id,
        is: passage.is,
        title: passage.is === 'section' ? passage.title : null,
        words: words.length > SHOWN ? `${clip(words, SHOWN)} …` : words,
        time: passage.is === 'entry' ? timeOf(passage, zone) : null,
        facts: factsOf(passage),
        isDoubted: doubted.has(passage.id),
        at: place === Number.MAX_SAFE_INTEGER ? null : place,
      }
    })
    .sort((a, b) => (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER))
}

/** An item as its form shows it; null for what is left out, or not there. */
export function wholeOf(incident: DraftIncident, id: string): Whole | null {
  const item = passagesOf(incident).find((passage) => passage.id === id)
  if (!item || item.is === 'structure') return null
  const zone = incident.timeZone.iana
  if (item.is !== 'entry') return { item, when: null, was: fingerprint(item) }
  const end = endFields(item, zone)
  return { item, when: { ...whenFields(item, zone), endDay: end.day, endClock: end.clock }, was: fingerprint(item) }
}

function timeOf(entry: Extract<Passage, { is: 'entry' }>, zone: string | null): string {
  const { day, clock } = whenFields(entry, zone)
  const end = endFields(entry, zone)
  const until = [end.day === day ? '' : end.day, end.clock].filter(Boolean).join(' ')
  const begun = [day, clock].filter(Boolean).join(' ')
  return begun === '' ? 'no time' : `${entry.isApproximate ? '~' : ''}${begun}${until ? `–${until}` : ''}`
}

const CAUSES = { trigger: 'Trigger', root_cause: 'Root cause', contributing_factor: 'Contributing factor' }
const LESSONS = {
  learned: 'Learned',
  went_well: 'Went well',
  went_wrong: 'Went wrong',
  got_lucky: 'Lucky',
  surprised: 'Surprised',
}

function factsOf(passage: Passage): string {
  switch (passage.is) {
    case 'entry':
      return [passage.milestone && MILESTONE_WORDS[passage.milestone], passage.attributedTo].filter(Boolean).join(' · ')
    case 'cause':
      return CAUSES[passage.kind]
    case 'lesson':
      return LESSONS[passage.kind]
    case 'action':
      return [passage.done === true ? 'done' : '', passage.owner, passage.due].filter(Boolean).join(' · ')
    default:
      return ''
  }
}
