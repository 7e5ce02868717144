import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import type { MemberActor } from '@/lib/access/actor'
import type { DraftIncident } from '@/lib/importing/draft'
import { fingerprint } from '@/lib/importing/fingerprint'
import { lastChange } from '@/lib/importing/history'
import { openDoubts, zoneEffect } from '@/lib/importing/mend'
import { sourceLines, windowsOf } from '@/lib/importing/source-lines'
import { getImport, type ImportDocument } from '@/lib/importing/store'
import { incidentName } from '@/lib/incidents/rules'
import { NotFound } from '@/lib/platform/errors'
import { requireEditor } from '@/lib/platform/web/actor'
import { AcceptForm, DiscardForm, UndoAcceptForm } from './decide-forms'
import { Doubts } from './doubts'
import { Accepted, Discarded, NoIncident } from './ended'
import { FactsForm } from './facts-form'
import { factsOf } from './facts-of'
import { Pointers } from './pointers'
import styles from './review.module.css'
import { ReviewBench } from './review-bench'
import { suggestedDay } from './suggested-day'
import { rowsOf, wholeOf } from './view'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Review an import' }

/** One document: its text with every passage marked by what it became, beside the draft that accepting makes incidents of. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const document = await load(actor, (await params).id)
  const { incidents } = document.draft
  if (document.discardedAt || document.acceptedAt || incidents.length === 0) return <Ended document={document} />
  const asked = await searchParams
  const ordinal = incidents[Number(asked.incident ?? 1) - 1] ? Number(asked.incident ?? 1) - 1 : 0
  const incident = incidents[ordinal]
  if (!incident) return <Ended document={document} />
  const made = document.incidents.find((one) => one.ordinal === ordinal)
  return (
    <div className={styles.page}>
      <Head document={document} ordinal={ordinal} incident={incident} />
      <JustMade document={document} number={Number(asked.made)} />
      {document.supersedesId && document.incidents.length === 0 && (
        <p className={styles.told}>
          An older version of this document was imported before.{' '}
          <Link href={`/incidents/import/${document.id}/difference`}>See what differs</Link>, or go on with it as a draft of its
          own.
        </p>
      )}
      {incidents.length > 1 && <Tabs document={document} ordinal={ordinal} />}
      {made ? (
        <div className={styles.told}>
          This one was accepted as <Link href={`/incidents/${made.number}`}>{`${incidentName(made.number)} ${made.title}`}</Link>
          {made.isDeleted && ', which was deleted since'}.
          <UndoAcceptForm importId={document.id} incidentId={made.id} label="Take it back" />
        </div>
      ) : (
        <Review document={document} ordinal={ordinal} incident={incident} asked={asked} zone={actor.timeZone ?? 'UTC'} />
      )}
    </div>
  )
}

function Review({
  document,
  ordinal,
  incident,
  asked,
  zone,
}: {
  document: ImportDocument
  ordinal: number
  incident: DraftIncident
  asked: Awaited<Props['searchParams']>
  zone: string
}) {
  const place = { importId: document.id, ordinal }
  const whole = typeof asked.edit === 'string' ? wholeOf(incident, asked.edit) : null
  const starts = windowsOf(document.text, incident)
  const part = starts[Number(asked.part ?? 1) - 1] !== undefined ? Number(asked.part ?? 1) - 1 : 0
  const stretch = { start: starts[part] ?? incident.span.start, end: starts[part + 1] ?? incident.span.end }
  const last = lastChange(document.draft, ordinal)
  return (
    <ReviewBench
      key={`${ordinal}`}
      {...place}
      rows={rowsOf(incident)}
      source={{ lines: sourceLines(document.text, incident, stretch), part, starts }}
      edit={whole && { id: whole.item.id, whole }}
      undo={last ? { id: last.id, words: last.words } : null}
    >
      <Doubts
        {...place}
        doubts={incident.doubts.map(({ id, kind, message, about, isSettled }) => ({
          id,
          kind,
          message,
          about,
          ...(isSettled && { isSettled }),
        }))}
        suggested={{ zone, day: suggestedDay(document, incident) }}
      />
      <h2 className={styles.sideHead} id="facts">
        Incident
      </h2>
      <FactsForm
        {...place}
        facts={factsOf(incident)}
        was={fingerprint(factsOf(incident))}
        stated={{
          severity: incident.severity.asWritten,
          timeZone: incident.timeZone.asWritten,
          zoneEffect: zoneEffect(incident, incident.timeZone.iana),
        }}
      />
      <Pointers text={document.text.slice(incident.span.start, incident.span.end)} />
    </ReviewBench>
  )
}

async function load(actor: MemberActor, id: string): Promise<ImportDocument> {
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound()
  try {
    return await getImport(actor, id)
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}

function Head({ document, ordinal, incident }: { document: ImportDocument; ordinal: number; incident: DraftIncident }) {
  const { id, name, version, draft, incidents: made } = document
  const left = draft.incidents.length - made.length
  const isMade = made.some((one) => one.ordinal === ordinal)
  const open = isMade ? 0 : openDoubts(incident).length
  return (
    <PageHead
      crumb={<Link href="/incidents/import">Import</Link>}
      title={name}
      aside={draft.incidents.length > 1 ? `${draft.incidents.length} incidents` : undefined}
      actions={
        <>
          <DiscardForm importId={id} />
          <LinkButton href={`/incidents/import/${id}/original`} prefetch={false}>
            <Download /> Original
          </LinkButton>
          {draft.incidents.length > 1 && !isMade && (
            <AcceptForm importId={id} version={version} ordinal={ordinal} label="Accept this one" variant="plain" />
          )}
          <AcceptForm importId={id} version={version} label={left > 1 ? `Accept all ${left}` : 'Accept'} variant="main" />
        </>
      }
    >
      {draft.encoding.mended > 0 &&
        `${draft.encoding.mended} runs of wrongly decoded characters were put right. The original keeps its bytes. `}
      {open > 0 &&
        `${open === 1 ? 'One doubt is' : `${open} doubts are`} open. Accepting takes the draft as it stands; what is not known stays unknown, and all of it can be changed in the incident.`}
    </PageHead>
  )
}

/** After accepting one of several: where it is, and the way back. */
function JustMade({ document, number }: { document: ImportDocument; number: number }) {
  const made = document.incidents.find((one) => one.number === number && !one.isDeleted)
  if (!made) return null
  return (
    <div className={styles.told} role="status">
      <p>
        Accepted as <Link href={`/incidents/${made.number}`}>{`${incidentName(made.number)} ${made.title}`}</Link>.
      </p>
      <UndoAcceptForm importId={document.id} incidentId={made.id} label="Undo" />
    </div>
  )
}

/** Up to so many incidents stand side by side; of more the one before and the next, and all of them to unfold. */
const MOST_TABS = 5

function Tabs({ document, ordinal }: { document: ImportDocument; ordinal: number }) {
  const madeAt = new Map(document.incidents.map((one) => [one.ordinal, one.number]))
  const { incidents } = document.draft
  const links = incidents.map((incident, at) => {
    const made = madeAt.get(at)
    const open = openDoubts(incident).length
    return (
      <Link key={incident.id} href={`?incident=${at + 1}`} aria-current={at === ordinal ? 'page' : undefined}>
        <span className="mono">{at + 1}</span> {incident.title ?? 'Untitled'}{' '}
        {made === undefined ? (
          open > 0 && <small>{open === 1 ? '1 doubt' : `${open} doubts`}</small>
        ) : (
          <b>{incidentName(made)}</b>
        )}
      </Link>
    )
  })
  if (links.length <= MOST_TABS)
    return (
      <nav aria-label="Incidents of this document" className={styles.tabs}>
        {links}
      </nav>
    )
  return (
    <nav aria-label="Incidents of this document" className={styles.many}>
      <details>
        <summary>
          Incident {ordinal + 1} of {links.length}: {incidents[ordinal]?.title ?? 'Untitled'}
        </summary>
        <div className={styles.all}>{links}</div>
      </details>
      {ordinal > 0 && <Link href={`?incident=${ordinal}`}>The one before</Link>}
      {ordinal + 1 < links.length && <Link href={`?incident=${ordinal + 2}`}>The next</Link>}
    </nav>
  )
}

function Ended({ document }: { document: ImportDocument }) {
  if (document.discardedAt) return <Discarded document={document} />
  if (document.acceptedAt) return <Accepted document={document} />
  return <NoIncident document={document} />
}
