import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CheckCondition } from '@/components/check-condition'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listChanges, listCheckEdits, listDays, listRuns } from '@/lib/checks/history.store'
import { getPingKey } from '@/lib/checks/ping-key.store'
import { progressWords } from '@/lib/checks/progress'
import { isAwaited, stampOf } from '@/lib/checks/rules'
import { type CheckDetail, getCheck } from '@/lib/checks/store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { NotFound } from '@/lib/platform/errors'
import { publicUrl } from '@/lib/platform/origins'
import { requireMember } from '@/lib/platform/web/actor'
import { Actions } from './actions'
import { Attestations } from './attestations'
import styles from './check.module.css'
import { CheckMenu } from './check-menu'
import { Days } from './days'
import { Deleted } from './deleted'
import { Facts } from './facts'
import { History } from './history'
import { Latest } from './latest'
import { Live } from './live'
import { PingAddress } from './ping-address'
import { Proof } from './proof'
import { RunButton } from './run-button'
import { Trials } from './trials'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<{ runs?: string | string[]; before?: string | string[] }>
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const RUNS_SHOWN = 60

// The page and its title ask for the same.
const load = cache(async (id: string) => {
  const actor = await requireMember()
  if (!UUID.test(id)) notFound()
  const check = await getCheck(actor, id).catch((error) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  return { actor, check }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).check.title }
}

/** One check: what it states, how far its proof is, what was observed when, what it proves. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { actor, check } = await load((await params).id)
  const mayWrite = can(actor, 'write')
  if (check.deletedAt) return <Deleted check={check} mayWrite={mayWrite} />
  const { runs: which, before } = await searchParams
  const showAll = which === 'all'
  const start = typeof before === 'string' && !Number.isNaN(Date.parse(before)) ? new Date(before) : undefined
  const [runs, shown, edits, days] = await Promise.all([
    listRuns(actor, check.id, { take: RUNS_SHOWN }),
    (showAll ? listRuns : listChanges)(actor, check.id, { take: RUNS_SHOWN, ...(start && { before: start }) }),
    listCheckEdits(actor, check.id),
    listDays(actor, check.id),
  ])
  // Of the check as it was read first: what was recorded since makes the stamp another one, and the page is drawn anew.
  const now = new Date()
  const awaited = isAwaited(check, now)
  const zone = actor.timeZone ?? 'UTC'
  const wasPinged = check.heartbeat?.lastPingAt != null
  const address = check.heartbeat?.token && (
    <PingAddress
      url={`${publicUrl()}/ping/${check.heartbeat.token}`}
      slugUrl={check.heartbeat.slug && `${publicUrl()}/ping/${await getPingKey(actor)}/${check.heartbeat.slug}`}
      lastBody={check.heartbeat.lastBody}
    />
  )
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <Head check={check} now={now} mayWrite={mayWrite} isAwaited={awaited} />
        {!wasPinged && address}
        <Attestations actor={actor} check={check} now={now} zone={zone} />
        <Latest run={runs[0]} isAwaited={awaited} isEnabled={check.isEnabled} now={now} zone={zone} />
        <Proof check={check} now={now} zone={zone} />
        <Trials actor={actor} check={check} mayWrite={mayWrite} zone={zone} />
        <Actions check={check} mayWrite={mayWrite} />
        {wasPinged && address}
        <History check={check} recent={runs} shown={shown} showAll={showAll} pageSize={RUNS_SHOWN} zone={zone} />
        <Days days={days} />
      </div>
      <Facts check={check} edits={edits} now={now} zone={zone} />
      <Live id={check.id} stamp={stampOf(check, now)} isAwaited={awaited} />
    </div>
  )
}

function Head({ check, now, mayWrite, isAwaited }: { check: CheckDetail; now: Date; mayWrite: boolean; isAwaited: boolean }) {
  const buttons = mayWrite && (
    <>
      {check.isEnabled && <RunButton id={check.id} isAwaited={isAwaited} />}
      <LinkButton href={`/checks/${check.id}/edit`}>Edit</LinkButton>
      <CheckMenu
        id={check.id}
        version={check.version}
        isEnabled={check.isEnabled}
        verified={check.actions.filter(({ state }) => state === 'verified').map(({ number }) => formatActionNumber(number))}
      />
    </>
  )
  const crumb = (
    <>
      <Link href="/checks">Checks</Link> · <span>{check.kindLabel}</span>
    </>
  )
  return (
    <>
      <PageHead title={check.title} crumb={crumb} actions={buttons} />
      {check.words !== check.title && <p className={styles.words}>{check.words}</p>}
      <p className={styles.standing}>
        <CheckCondition check={check} now={now} />
        <span>{progressWords(check, now)}</span>
      </p>
    </>
  )
}
