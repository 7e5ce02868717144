import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import type { MemberActor } from '@/lib/access/actor'
import type { DraftIncident } from '@/lib/importing/draft'
import { getImport, type ImportDocument } from '@/lib/importing/store'
import { NotFound } from '@/lib/platform/errors'
import { requireEditor } from '@/lib/platform/web/actor'
import { AcceptForm, DiscardForm } from './decide-forms'
import { DraftSide } from './draft-side'
import { Accepted, Discarded, NoIncident } from './ended'
import styles from './review.module.css'
import { SideBySide } from './side-by-side'
import { SourceSide } from './source-side'

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
  const asked = Number((await searchParams).incident ?? 1) - 1
  const ordinal = incidents[asked] ? asked : 0
  const incident = incidents[ordinal]
  if (!incident) return <Ended document={document} />
  return (
    <div className={styles.page}>
      <Head document={document} ordinal={ordinal} />
      {incidents.length > 1 && <Tabs document={document} ordinal={ordinal} />}
      <SideBySide
        source={<SourceSide text={document.text} incident={incident} />}
        draft={<DraftSide document={document} ordinal={ordinal} incident={incident} />}
      />
    </div>
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

function Head({ document, ordinal }: { document: ImportDocument; ordinal: number }) {
  const { id, name, version, draft, incidents: made } = document
  const left = draft.incidents.length - made.length
  const isMade = made.some((one) => one.ordinal === ordinal)
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
        `${draft.encoding.mended} runs of wrongly decoded characters were put right. The original keeps its bytes.`}
    </PageHead>
  )
}

function Tabs({ document, ordinal }: { document: ImportDocument; ordinal: number }) {
  const madeAt = new Map(document.incidents.map((one) => [one.ordinal, one.number]))
  return (
    <nav aria-label="Incidents of this document" className={styles.tabs}>
      {document.draft.incidents.map((incident: DraftIncident, at) => (
        <Link key={incident.id} href={`?incident=${at + 1}`} aria-current={at === ordinal ? 'page' : undefined}>
          <span className="mono">{at + 1}</span> {incident.title ?? 'Untitled'}
          {madeAt.has(at) && <small> accepted</small>}
        </Link>
      ))}
    </nav>
  )
}

function Ended({ document }: { document: ImportDocument }) {
  if (document.discardedAt) return <Discarded document={document} />
  if (document.acceptedAt) return <Accepted document={document} />
  return <NoIncident document={document} />
}
