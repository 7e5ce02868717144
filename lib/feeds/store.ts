import type { MemberActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { incidentName } from '../incidents/rules'
import { db } from '../platform/db/client'
import { renderMany } from '../postmortems/render.store'
import type { SafeHtml } from '../postmortems/rendering'
import { type Feed, type FeedEntry, urn } from './feed'

/** A reader asks often, and older ones are in its memory. */
const MOST = 50
const NOTHING = '' as SafeHtml

/**
 * The published postmortems that a member may see at this moment, newest first, each with its summary. A feed is kept by whatever
 * program reads it, so it holds nothing that is restricted, even to somebody who may know of it.
 */
export async function loadFeed(actor: MemberActor, { appUrl, feedUrl }: { appUrl: string; feedUrl: string }): Promise<Feed> {
  demand(actor, 'read')
  const rows = await db().incident.findMany({
    where: { AND: [{ deletedAt: null, postmortemState: 'published', publishedAt: { not: null } }, visibleIncidents(actor)] },
    select: {
      id: true,
      number: true,
      title: true,
      severity: true,
      tags: true,
      publishedAt: true,
      updatedAt: true,
      people: { where: { role: 'author' }, select: { member: { select: { name: true } } } },
      sections: {
        where: { key: 'summary', deletedAt: null, audience: { not: 'restricted' } },
        select: { body: true, updatedAt: true },
      },
    },
    orderBy: [{ publishedAt: 'desc' }, { number: 'desc' }],
    take: MOST,
  })
  const html = await renderMany(rows.map(({ sections }) => sections[0]?.body ?? ''))
  return {
    id: urn(actor.memberId),
    title: 'Postmortems',
    homeUrl: `${appUrl}/incidents`,
    feedUrl,
    entries: rows.map(({ id, number, title, severity, tags, publishedAt, updatedAt, people, sections }, index): FeedEntry => {
      const moments = [publishedAt ?? updatedAt, updatedAt, ...sections.map((section) => section.updatedAt)]
      return {
        id: urn(id),
        url: `${appUrl}/incidents/${number}`,
        title: `${incidentName(number)} ${title}`,
        publishedAt: (publishedAt ?? updatedAt).toISOString(),
        updatedAt: new Date(Math.max(...moments.map(Number))).toISOString(),
        authors: people.map(({ member }) => member.name).sort(),
        tags: [...(severity ? [severity] : []), ...tags],
        html: html[index] ?? NOTHING,
      }
    }),
  }
}
