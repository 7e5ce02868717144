import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { contentOfCheckAt } from '@/lib/checks/history.store'
import { findKind } from '@/lib/checks/kinds/registry'
import { Kept } from '@/lib/checks/schema'
import { getCheck } from '@/lib/checks/store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { NotFound } from '@/lib/platform/errors'
import { id as Id, version as Version } from '@/lib/platform/text'
import { requireMember } from '@/lib/platform/web/actor'
import { CheckForm } from '../../check-form'
import { choicesFor, formOf } from '../../form-of'

export const metadata: Metadata = { title: 'Edit a check' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<{ from?: string | string[] }>
}

/** The form of a check; with ?from=3 it is filled with what the check was at its third version. */
export default async function EditCheckPage({ params, searchParams }: Props) {
  const actor = await requireMember()
  const asked = Id.safeParse((await params).id)
  if (!asked.success || !can(actor, 'write')) notFound()
  const check = await getCheck(actor, asked.data).catch((error) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const kind = findKind(check.kind)
  if (check.deletedAt || !kind) notFound()
  const from = Version.safeParse((await searchParams).from)
  const earlier = from.success ? await contentOfCheckAt(actor, check.id, from.data) : null
  const shown = Kept.parse(earlier ?? check)
  const { title, config, ...proof } = shown
  return (
    <Page width="narrow">
      <PageHead
        title={earlier ? `As it was at version ${from.data}` : 'Edit'}
        crumb={
          <>
            <Link href="/checks">Checks</Link> · <Link href={`/checks/${check.id}`}>{check.title}</Link>
          </>
        }
      >
        {earlier && 'Look it over, then save it: it becomes the newest version.'}
      </PageHead>
      <CheckForm
        id={check.id}
        kind={formOf(kind)}
        // A name that only repeats the statement follows it.
        title={title === kindWords(kind, config) ? '' : title}
        config={config}
        choices={await choicesFor(actor)}
        proof={proof}
        version={check.version}
        verified={check.actions.filter(({ state }) => state === 'verified').map(({ number }) => formatActionNumber(number))}
      />
    </Page>
  )
}

function kindWords(kind: NonNullable<ReturnType<typeof findKind>>, config: unknown): string {
  const read = kind.read(config)
  return read.ok ? kind.describe(read.config).slice(0, 200) : ''
}
