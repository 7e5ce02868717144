import type { Metadata } from 'next'
import Link from 'next/link'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { defaultProof } from '@/lib/checks/defaults'
import type { Definition } from '@/lib/checks/definition'
import { offeredKinds } from '@/lib/checks/kinds/registry'
import type { ProofRule } from '@/lib/checks/rules'
import { getAction } from '@/lib/corrective-actions/list.store'
import { formatActionNumber, parseActionNumber } from '@/lib/corrective-actions/rules'
import { NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { settings } from '@/lib/platform/settings'
import { requireMember } from '@/lib/platform/web/actor'
import { listProposals } from '@/lib/postmortems/proposals.store'
import { CheckForm } from '../check-form'
import styles from '../check-form.module.css'
import { choicesFor, formOf } from '../form-of'

export const metadata: Metadata = { title: 'New check' }

interface Props {
  searchParams: Promise<{ action?: string | string[]; kind?: string | string[]; proposal?: string | string[] }>
}

/** Choose a kind, say what has to be true, try it, keep it. With ?action=12 it is bound to ACT-12 from the start, with ?proposal=0 filled in as its text or its file proposes. */
export default async function NewCheckPage({ searchParams }: Props) {
  const actor = await requireMember()
  const params = await searchParams
  const number = parseActionNumber(String(params.action ?? ''))
  const action = number === null ? null : await getAction(actor, number).catch(absent)
  const kinds = offeredKinds(settings().plugins)
  const kind = kinds.find(({ id }) => id === params.kind) ?? kinds[0]
  const crumb = (
    <>
      <Link href="/checks">Checks</Link> ·{' '}
      {action ? (
        <Link href={`/incidents/${action.incident.number}/corrective-actions/${action.number}`}>
          {formatActionNumber(action.number)} {action.title}
        </Link>
      ) : (
        <span>New</span>
      )}
    </>
  )
  if (!can(actor, 'write') || !kind)
    return (
      <Page width="narrow">
        <PageHead title="New check" crumb={crumb} />
        <Empty title="Viewers read; they add no checks">Ask an administrator for the role editor.</Empty>
      </Page>
    )
  const about = action ? `What would prove “${action.title}”?` : 'What would prove a fix?'
  const proof = defaultProof(action?.incident.severity)
  const proposed = action && params.proposal ? (await listProposals(actor, action.id))[Number(params.proposal)] : undefined
  const filled = proposed && !('problem' in proposed) && proposed.kind === kind.id ? proposed : null
  return (
    <Page width="narrow">
      <PageHead title="New check" crumb={crumb}>
        {about}
      </PageHead>
      <ul className={styles.kinds} aria-label="Kind">
        {kinds.map((each) => (
          <li key={each.id}>
            <Link
              href={`/checks/new?kind=${each.id}${action ? `&action=${action.number}` : ''}`}
              className={styles.kind}
              aria-current={each === kind || undefined}
              replace
            >
              <b>{each.label}</b>
              <p>{each.about}</p>
            </Link>
          </li>
        ))}
      </ul>
      <CheckForm
        key={`${kind.id} ${filled ? params.proposal : ''}`}
        id={newId()}
        kind={formOf(kind)}
        title={filled?.title ?? ''}
        config={filled ? (filled.config as Record<string, unknown>) : kind.initial}
        choices={await choicesFor(actor)}
        proof={filled ? proofOf(filled) : { ...proof, ...kind.usualProof }}
        {...(action && { action: { id: action.id, name: formatActionNumber(action.number) } })}
      />
    </Page>
  )
}

/** When a proposed check counts, without the rest of it. */
const proofOf = ({ intervalSeconds, passesToVerify, soakSeconds, failuresToRegress, staleSeconds }: Definition): ProofRule => ({
  ...{ intervalSeconds, passesToVerify, soakSeconds, failuresToRegress },
  ...(staleSeconds != null && { staleSeconds }),
})

function absent(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}
