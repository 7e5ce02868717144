import type { Metadata } from 'next'
import { ZoneProvider } from '@/components/zone/zone-context'
import { can } from '@/lib/access/rules'
import { areBadgesPublic } from '@/lib/badges/store'
import { listCauses } from '@/lib/causes/store'
import { listAllChecks } from '@/lib/checks/brief.store'
import { listChecksOfActions } from '@/lib/checks/store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { listApprovers } from '@/lib/corrective-actions/waivers.store'
import { listPickableMembers } from '@/lib/incidents/people.store'
import { newId } from '@/lib/platform/ids'
import { publicUrl } from '@/lib/platform/origins'
import { listProposals } from '@/lib/postmortems/proposals.store'
import { dayKey } from '@/lib/timeline/time'
import styles from './action.module.css'
import { Against } from './against'
import { Head } from './head'
import { History } from './history'
import { loadAction, type Params } from './load'
import { Margin } from './margin'
import { Moves } from './moves'
import { ProofPart } from './proof-part'
import { WaiverPart } from './waiver-part'

interface Props {
  params: Params
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { action } = await loadAction(params)
  return { title: `${formatActionNumber(action.number)} ${action.title}` }
}

/** Everything about one action: what is changed, where it stands, what proves it, and how it came to stand there. */
export default async function ActionPage({ params, searchParams }: Props) {
  const [{ actor, action }, { edit }] = await Promise.all([loadAction(params), searchParams])
  const mayWrite = can(actor, 'write')
  const isWaivable = mayWrite && action.waivers.every(({ endedAt }) => endedAt !== null)
  const [proving, known, members, causes, approvers, proposals] = await Promise.all([
    listChecksOfActions(actor, [action.id]),
    mayWrite ? listAllChecks(actor, { words: true }) : [],
    mayWrite ? listPickableMembers(actor) : [],
    listCauses(actor, action.incident.id),
    isWaivable ? listApprovers(actor, action.id) : null,
    mayWrite ? listProposals(actor, action.id) : [],
  ])
  const checks = proving.get(action.id) ?? []
  const now = new Date()
  const zone = actor.timeZone ?? action.incident.timeZone
  const reader = { now, zone, today: dayKey(now, zone) }
  return (
    <ZoneProvider incidentZone={action.incident.timeZone} ownZone={actor.timeZone} initial={actor.timeZone ? 'mine' : 'incident'}>
      <div className={styles.page}>
        <article className={styles.article}>
          <Head
            action={action}
            checks={checks}
            reader={reader}
            mayWrite={mayWrite}
            edit={edit === 'action'}
            choices={{ members, causes: causes.map(({ id, text, depth }) => ({ id, text, depth })) }}
          />
          {mayWrite && action.state !== 'waived' && <Moves id={action.id} number={action.number} state={action.state} />}
          <WaiverPart actor={actor} action={action} today={reader.today} />
          <ProofPart
            action={action}
            checks={checks}
            known={known.filter(({ id }) => !checks.some((check) => check.id === id))}
            reader={reader}
            mayWrite={mayWrite}
            proposals={proposals}
          />
          <Against causes={causes.filter(({ id }) => action.causeIds.includes(id))} incidentNumber={action.incident.number} />
          <History transitions={action.transitions} />
        </article>
        <Margin
          action={action}
          approvers={approvers}
          waiverId={newId()}
          today={reader.today}
          edit={typeof edit === 'string' ? edit : undefined}
          badgesAt={(await areBadgesPublic()) ? publicUrl() : null}
        />
      </div>
    </ZoneProvider>
  )
}
