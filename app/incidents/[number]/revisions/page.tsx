import type { Metadata } from 'next'
import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { LinkButton } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { FullMoment } from '@/components/zone/moment'
import { ZoneProvider } from '@/components/zone/zone-context'
import { can } from '@/lib/access/rules'
import { incidentName } from '@/lib/incidents/rules'
import { differenceAddress, POINT_WORDS, type Point } from '@/lib/reviews/points'
import { listPoints } from '@/lib/reviews/points.store'
import { type HistoryItem, listHistory } from '@/lib/revisions/store'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import { ChangeView } from './change-view'
import { CHANGE_WORDS, describeChange, describeSubject } from './describe'
import { Points } from './points'
import { RestoreForm } from './restore-form'
import styles from './revisions.module.css'

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const SHOWN = 50
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await loadIncident(params)
  return { title: `Revisions of ${incidentName(incident.number)}` }
}

/** Every edit of an incident: who, when, what changed word by word, and a way to bring it back. */
export default async function RevisionsPage({ params, searchParams }: Props) {
  const [{ actor, incident }, { subject, before }] = await Promise.all([loadIncident(params), searchParams])
  const subjectId = isId(subject) ? subject : undefined
  const [items, points] = await Promise.all([
    listHistory(actor, incident.id, { subjectId, before: isId(before) ? before : undefined, take: SHOWN }),
    listPoints(actor, incident.id),
  ])
  const here = `/incidents/${incident.number}/revisions`
  const last = items.at(-1)?.revision.id
  return (
    <ZoneProvider incidentZone={incident.timeZone} ownZone={actor.timeZone}>
      <Page>
        <PageHead
          crumb={<IncidentCrumb incident={incident} />}
          title={subjectId ? 'Revisions of one thing' : 'Revisions'}
          actions={subjectId && <LinkButton href={here}>All of them</LinkButton>}
        >
          Every edit is kept. Times in {incident.timeZone}.
        </PageHead>
        {!subjectId && !before && <Points points={points} number={incident.number} />}
        <ol className={styles.list}>
          {items.map((item) => (
            <Item
              key={item.revision.id}
              item={item}
              point={pointOf(item, points)}
              number={incident.number}
              zone={incident.timeZone}
              here={here}
              isOne={Boolean(subjectId)}
              mayWrite={can(actor, 'write')}
            />
          ))}
        </ol>
        {items.length === SHOWN && last && (
          <LinkButton href={`${here}?before=${last}${subjectId ? `&subject=${subjectId}` : ''}`}>Earlier</LinkButton>
        )}
      </Page>
    </ZoneProvider>
  )
}

interface ItemProps {
  item: HistoryItem
  point: Point | undefined
  number: number
  zone: string
  here: string
  isOne: boolean
  mayWrite: boolean
}

function Item({ item: { revision, before, latestVersion, isDeleted }, point, number, zone, here, isOne, mayWrite }: ItemProps) {
  const isStanding = revision.version === latestVersion && !isDeleted
  const changes = describeChange(revision, before, zone)
  return (
    <li className={styles.item} id={`revision-${revision.id}`}>
      <div className={styles.head}>
        {revision.author ? <Avatar name={revision.author.name} /> : <i className={styles.nobody} />}
        <p>
          <b>{authorsOf(revision)}</b> {CHANGE_WORDS[revision.change]} {describeSubject(revision)}{' '}
          {point && <Tag tone="accent">{POINT_WORDS[point.kind]}</Tag>}
          {revision.takenFrom && (
            <span className={styles.taken}>
              as {revision.takenFrom} wrote it in a repository, commit{' '}
              <code title={revision.takenCommit ?? undefined}>{revision.takenCommit?.slice(0, 10)}</code>
            </span>
          )}
        </p>
        <FullMoment at={revision.createdAt} className={styles.at} />
      </div>
      {revision.change !== 'deleted' && changes.length > 0 && (
        <div className={styles.changes}>
          {changes.map((change) => (
            <ChangeView key={change.name} change={change} isFirst={before === null} />
          ))}
        </div>
      )}
      <div className={styles.foot}>
        {isStanding && <span>stands there now</span>}
        <Link href={differenceAddress(number, revision.createdAt)} prefetch={false}>
          what changed since
        </Link>
        {!isOne && <Link href={`${here}?subject=${revision.subjectId}`}>only this</Link>}
        {mayWrite && !isStanding && revision.change !== 'deleted' && (
          <RestoreForm id={revision.id} version={latestVersion} isDeleted={isDeleted} />
        )}
      </div>
    </li>
  )
}

/** Who wrote together are all named. */
const authorsOf = ({ author, others }: HistoryItem['revision']): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format([author?.name ?? 'Nevermore', ...others.map(({ name }) => name)])

/** The point that a revision of the facts made. */
const pointOf = ({ revision }: HistoryItem, points: readonly Point[]): Point | undefined =>
  revision.subject === 'incident' ? points.find(({ at }) => at.getTime() === revision.createdAt.getTime()) : undefined
