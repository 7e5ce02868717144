import { type Actor, memberIdOf } from '../access/actor'
import type { ReadBackIncident } from '../incidents/store'
import type { Tx } from '../platform/db/client'
import type { DraftIncident } from './draft'

/**
 * What a file of ours says of an incident, for its row. People are names alone: a member is made of one only where that is whoever
 * imports, or an operator at the command line says so and the name is one member's only. Whoever imports what is
 * confidential can see it.
 */
export async function toldOf(
  tx: Tx,
  actor: Actor,
  { number, state, publishedAt, people }: NonNullable<DraftIncident['record']>,
  isConfidential: boolean,
): Promise<ReadBackIncident> {
  const self = memberIdOf(actor)
  const members = await tx.member.findMany({
    where: { disabledAt: null, name: { in: people.map(({ name }) => name) }, ...(self && { id: self }) },
    select: { id: true, name: true },
  })
  const memberOf = (name: string) => {
    const [one, ...others] = members.filter((member) => member.name === name)
    return one && others.length === 0 ? one.id : null
  }
  const known = people.flatMap(({ name, role }) => ({ memberId: memberOf(name), role })).filter(isKnown)
  return {
    number,
    postmortemState: state,
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    people: isConfidential && self && known.length === 0 ? [{ memberId: self, role: 'reader' }] : known,
    told: { people: people.filter(({ name }) => memberOf(name) === null) },
  }
}

type Person = ReadBackIncident['people'][number]
const isKnown = (person: { memberId: string | null; role: Person['role'] }): person is Person => person.memberId !== null
