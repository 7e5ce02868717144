import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { KeepFresh } from '@/components/keep-fresh'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { type Batch, countFiles, getBatch, listFiles, STANDINGS, type Standing } from '@/lib/importing/batch.store'
import { NotFound } from '@/lib/platform/errors'
import { id as Id } from '@/lib/platform/text'
import { requireEditor } from '@/lib/platform/web/actor'
import styles from './batch.module.css'
import { BatchForms } from './batch-forms'
import { FileLine } from './file-line'
import { progressWords, STANDING_WORDS } from './words'

export const metadata: Metadata = { title: 'Import' }

const PAGE_SIZE = 200

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function BatchPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const asked = Id.safeParse((await params).id)
  if (!asked.success) notFound()
  const batch = await getBatch(actor, asked.data).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const query = await searchParams
  const show = STANDINGS.find((one) => one === query.show) ?? null
  const page = Math.max(1, Math.trunc(Number(query.page) || 1))
  const [counts, files] = await Promise.all([
    countFiles(batch.id),
    listFiles(batch.id, { standing: show, page, size: PAGE_SIZE }),
  ])
  const isPaused = batch.pausedAt !== null
  const isRunning = (!isPaused && (batch.listedAt === null || counts.queued > 0)) || counts.accepting > 0
  const shown = show ? counts[show] : counts.total
  const to = (next: { show?: Standing | null; page?: number }) => addressOf(batch.id, { show, page: 1, ...next })
  return (
    <Page>
      <PageHead crumb={<Link href="/incidents/import">Import</Link>} title={batch.title}>
        <Source batch={batch} />
      </PageHead>
      {batch.problem && (
        <p role="alert" className={styles.problem}>
          {batch.problem}
        </p>
      )}
      <div className={styles.progress}>
        <progress
          max={Math.max(1, counts.total)}
          value={counts.total - counts.queued - counts.cancelled}
          aria-label="Files read"
        />
        <p role="status">{progressWords(counts, { isListed: batch.listedAt !== null, isPaused })}</p>
      </div>
      {isRunning && <KeepFresh everyMs={1_000} />}
      {isRunning && (
        <noscript>
          <p>Reload this page to see how far it is.</p>
        </noscript>
      )}
      <BatchForms
        id={batch.id}
        isRepository={batch.address !== null}
        isPaused={isPaused}
        isListed={batch.listedAt !== null}
        counts={counts}
      />
      {counts.total > 0 && (
        <nav className={styles.filters} aria-label="Which files">
          <Link href={to({ show: null })} aria-current={show === null ? 'true' : undefined}>
            {counts.total.toLocaleString('en')} files
          </Link>
          {STANDINGS.filter((one) => counts[one] > 0).map((one) => (
            <Link key={one} href={to({ show: one })} aria-current={show === one ? 'true' : undefined}>
              {counts[one].toLocaleString('en')} {STANDING_WORDS[one].many}
            </Link>
          ))}
        </nav>
      )}
      {files.length > 0 ? (
        <ul className={styles.files}>
          {files.map((file) => (
            <FileLine key={file.id} file={file} />
          ))}
        </ul>
      ) : (
        !isRunning && <Empty title={show ? 'No file is so' : 'No file came in'} />
      )}
      {shown > PAGE_SIZE && (
        <nav className={styles.paging} aria-label="Pages">
          {page > 1 && <Link href={to({ page: page - 1 })}>Back</Link>}
          <span>
            {(page - 1) * PAGE_SIZE + 1}–{Math.min(page * PAGE_SIZE, shown)} of {shown.toLocaleString('en')}
          </span>
          {page * PAGE_SIZE < shown && <Link href={to({ page: page + 1 })}>More</Link>}
        </nav>
      )}
    </Page>
  )
}

/** Of a repository: where, at which commit, and which files. */
function Source({ batch: { address, ref, glob, commit } }: { batch: Batch }) {
  if (!address) return null
  const at = ref ?? 'the default branch'
  return (
    <p>
      <code>{address}</code> at {commit ? `${at} (${commit.slice(0, 10)})` : at}
      {glob && (
        <>
          , files <code>{glob}</code>
        </>
      )}
    </p>
  )
}

function addressOf(id: string, { show, page }: { show: Standing | null; page: number }): string {
  const query = new URLSearchParams({ ...(show && { show }), ...(page > 1 && { page: String(page) }) }).toString()
  return `/incidents/import/batches/${id}${query && `?${query}`}`
}
