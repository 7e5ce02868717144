import {
  FileCode,
  FileJson,
  FileText,
  GitCommitHorizontal,
  History,
  ListChecks,
  Lock,
  LockOpen,
  MessageSquare,
  Paperclip,
} from 'lucide-react'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { FullMoment } from '@/components/zone/moment'
import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { incidentName } from '@/lib/incidents/rules'
import type { Incident } from '@/lib/incidents/store'
import { DeleteForm, InPlace, People, PrivacyForm, StateForm } from '../for-writers'
import styles from './margin.module.css'
import { Originals } from './originals'
import { PeopleList } from './people-list'

interface Props {
  actor: MemberActor
  incident: Incident
  members: { id: string; name: string }[]
  /** The parts of the article, to jump to. */
  contents: { id: string; title: string }[]
  edit: string | undefined
}

/** Beside the article: what to do with it, who has which part, and what is on record. */
export function Margin({ actor, incident, members, contents, edit }: Props) {
  const { id, number, version, isPrivate, people } = incident
  const mayWrite = can(actor, 'write')
  return (
    <aside className={styles.margin} aria-label="People and facts">
      {mayWrite && <StateForm id={id} version={version} state={incident.postmortemState} />}
      <LinkButton href={`/incidents/${number}/review`} size="small" className={styles.review}>
        <ListChecks /> Review
      </LinkButton>
      <LinkButton href={`/incidents/${number}/comments`} size="small" className={styles.review}>
        <MessageSquare /> Comments
      </LinkButton>
      {mayWrite ? (
        <People incidentId={id} people={people} members={members} isPrivate={isPrivate} />
      ) : (
        <PeopleList people={people} />
      )}
      <dl className={styles.facts}>
        <dt>Visible to</dt>
        <dd>
          <Privacy incident={incident} actor={actor} mayWrite={mayWrite} edit={edit} />
        </dd>
        {incident.services.length > 0 && (
          <>
            <dt>Services</dt>
            <dd>
              {incident.services.map(({ id: serviceId, name }) => (
                <Link key={serviceId} href={`/incidents?service=${encodeURIComponent(name)}`} className={styles.link}>
                  {name}
                </Link>
              ))}
            </dd>
          </>
        )}
        <dt>Written down</dt>
        <dd>
          <FullMoment at={incident.createdAt} precision="day" className={styles.date} />
          {incident.createdBy && ` by ${incident.createdBy.name}`}
        </dd>
        <Originals actor={actor} incidentId={id} />
        {incident.publishedAt && (
          <>
            <dt>Published</dt>
            <dd>
              <FullMoment at={incident.publishedAt} precision="day" className={styles.date} />
            </dd>
          </>
        )}
      </dl>
      <nav className={styles.contents} aria-label="In this incident">
        {contents.map(({ id: part, title }) => (
          <a key={part} href={`#${part}`}>
            {title}
          </a>
        ))}
      </nav>
      <div className={styles.doors}>
        <LinkButton href={`/incidents/${number}/markdown`} size="small">
          <FileText /> Markdown
        </LinkButton>
        <LinkButton
          href={`/incidents/${number}/html`}
          size="small"
          download
          prefetch={false}
          title="One file, to read without Nevermore or to print"
        >
          <FileCode /> HTML
        </LinkButton>
        <LinkButton href={`/incidents/${number}/json`} size="small" download prefetch={false} title="For programs">
          <FileJson /> JSON
        </LinkButton>
        <LinkButton href={`/incidents/${number}/publications`} size="small">
          <GitCommitHorizontal /> Publications
        </LinkButton>
        <LinkButton href={`/incidents/${number}/attachments`} size="small">
          <Paperclip /> Attachments
        </LinkButton>
        <LinkButton href={`/incidents/${number}/revisions`} size="small">
          <History /> Revisions
        </LinkButton>
        {mayWrite && <DeleteForm id={id} version={version} name={incidentName(number)} />}
      </div>
    </aside>
  )
}

function Privacy({ incident, actor, mayWrite, edit }: Pick<Props, 'incident' | 'actor' | 'edit'> & { mayWrite: boolean }) {
  const { id, version, isPrivate, people } = incident
  const view = (
    <span className={styles.privacy}>
      {isPrivate ? <Lock aria-hidden="true" /> : <LockOpen aria-hidden="true" />}
      {isPrivate ? 'the people named here' : 'every member'}
    </span>
  )
  if (!mayWrite) return view
  const names = [...new Set(people.map(({ name }) => name))]
  const isNamed = people.some(({ memberId }) => memberId === actor.memberId)
  return (
    <InPlace
      id="privacy"
      label="who sees this"
      startOpen={edit === 'privacy'}
      view={view}
      words={isPrivate ? 'Show to all…' : 'Make private…'}
      form={<PrivacyForm id={id} version={version} isPrivate={isPrivate} names={names} isNamed={isNamed} />}
    />
  )
}
