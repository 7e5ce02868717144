import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LineDiff } from '@/components/line-diff'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { NotFound } from '@/lib/platform/errors'
import { id as Id } from '@/lib/platform/text'
import { diffLines } from '@/lib/publishing/lines'
import { momentWords } from '@/lib/timeline/time'
import { getProposal } from '@/lib/watching/proposals.store'
import { DONE_WORDS } from '@/lib/watching/words'
import { IncidentCrumb } from '../../crumb'
import { loadIncident } from '../../load'
import { Edited } from './edited'
import { Gone } from './gone'
import styles from './proposal.module.css'
import { Settled } from './settled'

export const metadata: Metadata = { title: 'Edited in a repository' }

interface Props {
  params: Promise<{ number: string; id: string }>
}

/** What somebody did to the published file of an incident: change by change, to be taken over or not. */
export default async function ProposalPage({ params }: Props) {
  const [{ actor, incident }, { id }] = await Promise.all([loadIncident(params), params])
  const asked = Id.safeParse(id)
  if (!asked.success) notFound()
  const proposal = await getProposal(actor, incident.number, asked.data).catch((error) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const { kind, state, author, authoredAt, commit, others, base, text, movedTo, publication } = proposal
  const mayWrite = can(actor, 'write')
  return (
    <Page>
      <PageHead
        crumb={<IncidentCrumb incident={incident} />}
        title={`${DONE_WORDS[kind] ?? 'Edited'} in ${publication.repository.name} by ${author}`}
      >
        <p>
          <code>{movedTo ?? publication.path}</code>, commit <code title={commit}>{commit.slice(0, 10)}</code>,{' '}
          <time dateTime={authoredAt.toISOString()}>{momentWords(authoredAt, incident.timeZone)}</time>
          {others && `, after ${others}`}.
          {state === 'open' && kind === 'edited' && ' Nothing of it is here before somebody takes it over.'}
        </p>
      </PageHead>
      {incident.isPrivate ? (
        <p className={styles.note}>This incident is private now: nothing of it goes to a repository, or comes from one.</p>
      ) : state !== 'open' ? (
        <Settled proposal={proposal} mayWrite={mayWrite} zone={incident.timeZone} />
      ) : kind === 'edited' || kind === 'unreadable' ? (
        <Edited actor={actor} proposal={proposal} mayWrite={mayWrite} zone={incident.timeZone} />
      ) : (
        <Gone proposal={proposal} mayWrite={mayWrite} />
      )}
      {text !== null && kind !== 'moved' && !incident.isPrivate && (
        <details className={styles.lines} open={kind === 'unreadable' && state === 'open'}>
          <summary>Line by line, from what was published to what stands there</summary>
          <LineDiff lines={diffLines(base, text)} />
        </details>
      )}
    </Page>
  )
}
