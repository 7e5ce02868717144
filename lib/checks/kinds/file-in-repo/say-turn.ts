import type { Commit } from '../../../platform/git/look'
import type { Turn } from '../../../platform/git/turn'
import { wordInstant } from '../../words'
import { quote, short } from '../comparison'
import type { Observation } from '../kind'

/** At which commit it turned, as rows of evidence; none where that could not be looked up. */
export function sayTurn(turn: Turn | null, isGreen: boolean): Observation[] {
  if (!turn) return []
  const [since, last] = isGreen ? ['Green since', 'Last red at'] : ['Red since', 'Last green at']
  if (turn.known === 'always') return [{ what: since, observed: 'the first commit: on this branch it was never otherwise' }]
  if (turn.known === 'exactly')
    return [
      { what: since, observed: say(turn.at) },
      ...(turn.before ? [{ what: last, observed: `${turn.before.commit}, the commit before` }] : []),
    ]
  const { after, by } = turn
  if (!after) return [{ what: since, observed: `${say(by)}, or before: the history was read no further` }]
  return [
    { what: since, observed: `somewhere between ${after.commit.slice(0, 10)} and ${say(by)}` },
    { what: last, observed: after.commit },
  ]
}

const say = ({ commit, subject, authoredAt, author }: Commit): string =>
  `${commit.slice(0, 10)} ${quote(subject)}, ${wordInstant(authoredAt)} by ${short(author)}`
