import type { MemberActor } from '@/lib/access/actor'
import { incidentName } from '@/lib/incidents/rules'
import { listSections } from '@/lib/sections/store'

/** A passage that a form is filled in with, and where it stands. */
export interface Passage {
  text: string
  source: { title: string; href: string } | null
}

type Query = Record<string, string | string[] | undefined>

const LONGEST = 2_000

/** What `?text=` brings along, and the section that `?from=` names, where the actor sees one of that name. */
export async function passageOf(actor: MemberActor, incident: { id: string; number: number }, query: Query): Promise<Passage> {
  const text = typeof query.text === 'string' ? query.text.slice(0, LONGEST).trim() : ''
  if (text === '') return { text, source: null }
  const path = `/incidents/${incident.number}`
  const section = (await listSections(actor, incident.id)).find(({ key }) => key === query.from)
  const source = section
    ? { title: section.title, href: `${path}#section-${section.key}` }
    : { title: incidentName(incident.number), href: path }
  return { text, source }
}
