import type { MemberActor } from '@/lib/access/actor'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSection } from '@/lib/sections/store'
import { UNKNOWN } from '@/lib/timeline/schema'
import { addEntries } from '@/lib/timeline/store'
import type { Instance } from '@/tests/e2e/instance'
import { makeSignedIn, type SignedInMember } from '@/tests/support/sign-in'

export interface World {
  editor: SignedInMember
  viewer: SignedInMember
  /** Addresses: 1 000 entries, and 200 entries with 5 000 words. */
  long: string
  read: string
}

const BEGUN = Date.parse('2026-08-14T08:00:00Z')
const SECTIONS = 5
const PARAGRAPHS = 20
const SENTENCE = 'The pool that serves the checkout had no connection left, so each order waited for one. '

/** An incident of 1 000 entries, and one as it is read: 200 entries and 5 000 words. */
export async function fillTimelines({ dataDir, url, sessionSecret }: Instance): Promise<World> {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const editor = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor')
  const viewer = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'viewer')
  const { memberId, email, role } = editor
  const actor: MemberActor = { kind: 'member', memberId, email, role, name: 'An editor', timeZone: null }
  const long = await addIncident(actor, 1_000)
  const read = await addIncident(actor, 200)
  for (let number = 1; number <= SECTIONS; number++) {
    const body = Array.from({ length: PARAGRAPHS }, (_, index) => `${SENTENCE.repeat(3)}**${index}** of them came back.`)
    const title = `What part ${number} says`
    await addSection(actor, { id: newId(), incidentId: read.id, title, body: body.join('\n\n') })
  }
  await closeDb()
  return { editor, viewer, long: `/incidents/${long.number}`, read: `/incidents/${read.number}` }
}

async function addIncident(actor: MemberActor, count: number) {
  const incident = await createIncident(actor, { id: newId(), title: 'A long night', timeZone: 'Europe/Berlin' })
  const entries = Array.from({ length: count }, (_, index) => ({
    ...UNKNOWN,
    ...{ id: newId(), incidentId: incident.id, precision: 'minute' as const, occurredAt: new Date(BEGUN + index * 70_000) },
    text:
      index % 7
        ? `The pool of \`checkout\` held **${index}** connections`
        : 'Somebody looked at the graphs, and at a log that said more than that',
  }))
  await addEntries(actor, incident.id, entries)
  return incident
}
