import type { Span } from '../../../draft'
import { type Part, partsWithin } from '../outline/part'
import { sentencesOf } from '../sentences'
import type { Source } from '../source'
import type { PartKind } from '../words/kinds'
import { anyTurn } from '../words/languages'
import { CONTINUES, FIX_DONE, NO_PROMISE, PROMISE } from '../words/sentences'

/** Where a text begins to close: what is said from there on is said about the future. */
const CLOSING = new Set<PartKind>([
  'summary',
  'closing',
  'reflection',
  'lessons',
  'root_cause',
  'resolution',
  'contributing_factor',
])
const NEVER = new Set<PartKind>(['timeline', 'appendix', 'people', 'facts', 'hypotheses', 'background', 'detection'])

/** Somebody who answers for the incident promises: we, I, the team; or the thing itself is going to be made. */
const WHO = anyTurn('who', /\b(?:we|i|we['’]re|i['’]m|we['’]ll|i['’]ll|our|my|team|all|is gonna|are gonna|is going to)\b/i)
const OF_THE_TEXT =
  /\b(?:in this (?:article|post|document|report)|this (?:post|article|report|document) (?:is|will|aims)|try to (?:analy[sz]e|explain|describe)|we will (?:see|describe|explain|discuss what)|below|keep you|update (?:you|this)|let you know|apologi[sz]e)\b/i

/** "Additionally, we will …" is an action of its own. */
const ADDS_ACTION = /^(?:also|additionally|in addition|furthermore|moreover)\b.*\b(?:will|['’]ll|going to)\b/i

/** Sentences that promise something, out of a text that has no heading for actions. Documents without headings are taken as a whole. */
export function promisesIn(part: Part, source: Source): { span: Span; text: string }[] {
  const found: { span: Span; text: string }[] = []
  const parts = [...partsWithin(part)]
  const closing = parts.findIndex(
    (one, index) => index > 0 && one.kind !== null && CLOSING.has(one.kind) && (index > 1 || one.kind !== 'summary'),
  )
  for (const [index, one] of parts.entries()) {
    const isClosing = parts.length === 1 || index === 0 || (closing >= 0 && index >= closing)
    if (one.kind !== null && NEVER.has(one.kind)) continue
    for (const piece of one.pieces)
      if (piece.type === 'paragraph')
        for (const span of sentencesOf(source.text, piece.start, piece.end)) {
          const words = source.flat(span.start, span.end)
          const last = found.at(-1)
          if (last && last.span.end >= piece.start && CONTINUES.test(words) && !ADDS_ACTION.test(words)) {
            last.span.end = span.end
            last.text = source.quote(last.span.start, span.end)
            continue
          }
          const isPromise =
            isClosing && PROMISE.test(words) && WHO.test(words) && !NO_PROMISE.test(words) && !OF_THE_TEXT.test(words)
          if (isPromise || FIX_DONE.test(words)) found.push({ span, text: source.quote(span.start, span.end) })
        }
  }
  return found.slice(0, 30)
}
