import { Presentation } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { ZoneProvider } from '@/components/zone/zone-context'
import { can } from '@/lib/access/rules'
import { incidentName } from '@/lib/incidents/rules'
import { newId } from '@/lib/platform/ids'
import { listPossibleReviewers } from '@/lib/reviews/answer.store'
import { differenceAddress } from '@/lib/reviews/points'
import { listPoints } from '@/lib/reviews/points.store'
import { readReview } from '@/lib/reviews/store'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import { StateForm } from '../people/state-form'
import { AnswerPart } from './answer-form'
import { AskPart } from './ask-form'
import { Checklist } from './checklist'
import styles from './review.module.css'
import { Reviewers } from './reviewers'
import { stateWords } from './words'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await loadIncident(params)
  return { title: `Review of ${incidentName(incident.number)}` }
}

/** How the review of a postmortem stands: who was asked, what they said, what is missing, and what publishing needs. */
export default async function ReviewPage({ params }: Props) {
  const { actor, incident } = await loadIncident(params)
  const [review, members, points] = await Promise.all([
    readReview(actor, incident.id),
    listPossibleReviewers(actor),
    listPoints(actor, incident.id),
  ])
  const published = points.find(({ kind }) => kind === 'published')
  const { id, version, postmortemState: state } = incident
  const mayWrite = can(actor, 'write')
  const isAuthor = incident.people.some(({ memberId, role }) => role === 'author' && memberId === actor.memberId)
  const authors = incident.people.filter(({ role }) => role === 'author').map(({ memberId }) => memberId)
  const isPublished = state === 'published'
  return (
    <ZoneProvider incidentZone={incident.timeZone} ownZone={actor.timeZone}>
      <Page>
        <PageHead
          crumb={<IncidentCrumb incident={incident} />}
          title="Review"
          actions={
            <LinkButton href={`/incidents/${incident.number}/meeting`}>
              <Presentation /> Meeting
            </LinkButton>
          }
        >
          {stateWords(state, review)}{' '}
          {isPublished && published && (
            <Link href={differenceAddress(incident.number, published.at)} prefetch={false}>
              What changed since
            </Link>
          )}
        </PageHead>
        {mayWrite && <StateForm id={id} version={version} state={state} />}
        <div className={styles.columns}>
          <div>
            <Reviewers reviewers={review.reviewers} number={incident.number} />
            {mayWrite && !isPublished && (
              <AskPart incidentId={id} version={version} members={members.filter((member) => !authors.includes(member.id))} />
            )}
            {mayWrite && !isAuthor && !isPublished && (
              <AnswerPart id={newId()} incidentId={id} wordingHash={review.wordingHash} number={incident.number} />
            )}
          </div>
          <Checklist items={review.checklist} />
        </div>
      </Page>
    </ZoneProvider>
  )
}
