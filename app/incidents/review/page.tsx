import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Prose } from '@/components/prose'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { requireMember } from '@/lib/platform/web/actor'
import { splitFrontMatter } from '@/lib/postmortems/front-matter'
import { renderMany } from '@/lib/postmortems/render.store'
import { readReview } from './read'
import { TemplateChoice } from './template-choice'

export const metadata: Metadata = { title: 'Review of several incidents' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The incidents that the list was narrowed to, in one document: to be read together, or downloaded. */
export default async function ReviewPage({ searchParams }: Props) {
  const [actor, asked] = await Promise.all([requireMember(), searchParams])
  const { templates, template, text, count, total, query } = await readReview(actor, asked)
  const [html] = text === null ? [] : await renderMany([splitFrontMatter(text).body], 'page')
  return (
    <Page>
      <PageHead
        crumb={<Link href={`/incidents?${query.narrowed}`}>Incidents</Link>}
        title="Review"
        aside={total > count ? `${count} of ${total.toLocaleString('en')}` : String(count)}
        actions={
          html !== undefined && (
            <LinkButton variant="main" href={`/incidents/review/download?${query.whole}`} download prefetch={false}>
              <Download aria-hidden /> Download
            </LinkButton>
          )
        }
      >
        The incidents of the list as it was narrowed, in one document.
      </PageHead>
      {html === undefined ? (
        <Empty title="No incident is found">Narrow the list otherwise, and open the review from there.</Empty>
      ) : (
        <>
          <TemplateChoice
            given={[...query.narrowed]}
            value={template.id}
            options={templates.map(({ id, label }) => ({ value: id, label }))}
          />
          <Prose html={html} />
        </>
      )}
    </Page>
  )
}
