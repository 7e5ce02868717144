import { Invalid } from '../platform/errors'
import { withDoubtsMoved } from './carve'
import type { DraftIncident } from './draft'
import { findPassage, type Passage, placeOf, replaceItem, without, wordsOf } from './edit'

/** Makes one of several items: the first in the source stays what it is, and gets the words of the others. @throws Invalid */
export function merge(incident: DraftIncident, ids: readonly string[]): DraftIncident {
  const passages = [...new Set(ids)].map((id) => findPassage(incident, id)).sort((a, b) => placeOf(a) - placeOf(b))
  const [first, ...others] = passages
  if (!first || others.length === 0) throw new Invalid('Choose two items at least to make one of them.')
  const spans = passages.flatMap((passage) => passage.spans).sort((a, b) => a.start - b.start)
  const left = others.reduce((now, { id }) => without(now, id), incident)
  const merged = replaceItem(left, others.reduce<Passage>(joined, { ...first, spans }))
  return withDoubtsMoved(merged, new Set(others.map(({ id }) => id)), first.id)
}

function joined(into: Passage, other: Passage): Passage {
  const words = wordsOf(other)
  switch (into.is) {
    case 'section':
      return { ...into, body: [into.body, words].filter(Boolean).join('\n\n') }
    case 'action':
      return { ...into, details: [into.details, words].filter(Boolean).join('\n\n') }
    default:
      return { ...into, text: [into.text, words].filter(Boolean).join('\n') }
  }
}
