import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Prose } from '@/components/prose'
import { LinkButton } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { downloadName } from '@/lib/postmortems/file-names'
import { splitFrontMatter } from '@/lib/postmortems/front-matter'
import { renderMany } from '@/lib/postmortems/render.store'
import { loadDocument } from '@/lib/postmortems/store'
import { flavourChoices, templateChoices } from '@/lib/postmortems/templates/choices'
import { listTemplates } from '@/lib/postmortems/templates/store'
import { returnWords } from '@/lib/postmortems/templates/template'
import { writeInThread } from '@/lib/postmortems/write-pool'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import { readWay } from '../way'
import { Choice } from './choice'
import { CopyButton } from './copy-button'
import styles from './markdown.module.css'

export const metadata: Metadata = { title: 'Markdown' }

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The postmortem as it will stand in a repository: how it reads there, and its text to copy or download. */
export default async function MarkdownPage({ params, searchParams }: Props) {
  const { actor, incident } = await loadIncident(params)
  const { number } = incident
  const asked = await searchParams
  const [document, way, own] = await Promise.all([loadDocument(actor, number), wayOf(actor, asked), listTemplates(actor)])
  const text = await writeInThread(document, way.template, way.flavour)
  const isSource = asked.view === 'source'
  const here = `/incidents/${number}/markdown`
  const source = `${here}?${new URLSearchParams({ ...way.query, view: 'source' })}`
  return (
    <Page>
      <PageHead
        crumb={<IncidentCrumb incident={incident} />}
        title="Markdown"
        aside={<code className={styles.name}>{downloadName(document)}</code>}
        actions={
          <>
            <CopyButton text={text} fallback={`${source}#text`} />
            <LinkButton variant="main" href={`${here}/download?${new URLSearchParams(way.query)}`} download prefetch={false}>
              <Download aria-hidden /> Download
            </LinkButton>
          </>
        }
      >
        The postmortem in one file, without what is restricted to its people. The same postmortem always gives the same file, to
        the byte. {returnWords(way.template, way.flavour)}
      </PageHead>
      <Choice query={way.query} isSource={isSource} templates={templateChoices(own)} flavours={flavourChoices()} />
      <nav className={styles.views} aria-label="View">
        <Link href={`${here}?${new URLSearchParams(way.query)}`} aria-current={isSource ? undefined : 'page'} scroll={false}>
          Preview
        </Link>
        <Link href={source} aria-current={isSource ? 'page' : undefined} scroll={false}>
          Source
        </Link>
      </nav>
      {isSource ? <Source text={text} /> : <Preview text={text} />}
    </Page>
  )
}

/** Where the address names no template that can be used, the page is not there. */
const wayOf: typeof readWay = (actor, asked) =>
  readWay(actor, asked).catch((error) => {
    if (error instanceof NotFound || error instanceof Invalid) notFound()
    throw error
  })

function Source({ text }: { text: string }) {
  return (
    <textarea
      id="text"
      className={styles.source}
      aria-label="Markdown source"
      readOnly
      spellCheck={false}
      rows={Math.min(text.split('\n').length, 60)}
      value={text}
    />
  )
}

async function Preview({ text }: { text: string }) {
  const { yaml, body } = splitFrontMatter(text)
  const [html] = await renderMany([body], 'page')
  return (
    <article className={styles.sheet} aria-label="Preview">
      <details className={styles.facts}>
        <summary>Front matter</summary>
        <pre>{yaml}</pre>
      </details>
      {html !== undefined && <Prose html={html} />}
    </article>
  )
}
