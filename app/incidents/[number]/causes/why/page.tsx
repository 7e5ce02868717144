import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Prose } from '@/components/prose'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { chainOf } from '@/lib/causes/rules'
import { listCauses } from '@/lib/causes/store'
import { newId } from '@/lib/platform/ids'
import { renderMany } from '@/lib/postmortems/render.store'
import { IncidentCrumb } from '../../crumb'
import { FromPassage } from '../../from-passage'
import { loadIncident } from '../../load'
import { passageOf } from '../../passage'
import styles from './why.module.css'
import { TakeWhyBack, WhyForm } from './why-form'

export const metadata: Metadata = { title: 'Ask why' }

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** So many answers in, the next question is worth a second thought. */
const MANY = 5

/** One why after the other: `?of=` is the cause that is asked about, `?text=` a passage that may be the first. */
export default async function WhyPage({ params, searchParams }: Props) {
  const [{ actor, incident }, query] = await Promise.all([loadIncident(params), searchParams])
  if (!can(actor, 'write')) notFound()
  const [causes, passage] = await Promise.all([listCauses(actor, incident.id), passageOf(actor, incident, query)])
  const chain = chainOf(causes, typeof query.of === 'string' ? query.of : null).flatMap(
    ({ id }) => causes.find((cause) => cause.id === id) ?? [],
  )
  const html = await renderMany(
    chain.map(({ text }) => text),
    'short',
  )
  const effect = chain.at(-1)
  return (
    <Page width="narrow">
      <PageHead crumb={<IncidentCrumb incident={incident} />} title="Ask why">
        {passage.text ? (
          <FromPassage passage={passage} />
        ) : (
          'Each answer is asked about in its turn, until one is something that you can change.'
        )}
      </PageHead>
      <ol className={styles.chain} aria-label="The answers so far">
        {html.map((answer, index) => (
          <li key={chain[index]?.id}>
            <Prose html={answer} inline />
          </li>
        ))}
      </ol>
      {effect && <TakeWhyBack id={effect.id} back={chain.at(-2)?.id ?? null} />}
      {chain.length >= MANY && (
        <p className={styles.many}>
          That is {chain.length} answers deep. Where the last one is something that you can change,{' '}
          <Link href={`/incidents/${incident.number}/corrective-actions/new?cause=${effect?.id}`}>write the action down</Link>.
        </p>
      )}
      <WhyForm
        key={effect?.id ?? 'first'}
        id={newId()}
        incident={{ id: incident.id, number: incident.number }}
        effect={effect ? { id: effect.id, kind: effect.kind } : null}
        text={passage.text}
      />
      {effect && (
        <p className={styles.many}>
          <Link href={`/incidents/${incident.number}#cause-${effect.id}`}>That was the last: back to the incident</Link>
        </p>
      )}
    </Page>
  )
}
