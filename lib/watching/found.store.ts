import { systemActor } from '../access/actor'
import { backFrom } from '../attachments/files.store'
import { getIncident } from '../incidents/store'
import { announce } from '../notifications/outbox.store'
import { inTransaction, type Tx } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { WatchedFile } from './due.store'
import { type Found, plainName } from './find'
import { mergeWithHere } from './merge'
import { readBackInThread } from './read-pool'
import type { Unread } from './reading/broken'
import { standingInFiles } from './standing.store'

/** Files that are as they were: what was open about them is over. */
export async function keepSame(files: readonly WatchedFile[]): Promise<void> {
  const ids = files.filter(({ open }) => open !== null).map(({ publicationId }) => publicationId)
  if (ids.length > 0)
    await inTransaction((tx) =>
      tx.proposal.updateMany({
        where: { publicationId: { in: ids }, state: 'open' },
        data: { state: 'gone', settledAt: new Date() },
      }),
    )
}

/** Keeps what somebody did to a file, as a proposal. False where the file is being published just now: look again soon. */
export async function keepFound(found: Found): Promise<boolean> {
  const { file, text, commit, movedTo, others } = found
  const { open } = file
  if (open && open.commit === commit.commit && open.base === file.text && open.text === text) return true
  const news = await newsOf(found)
  return inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ isAsItWas: boolean; isBusy: boolean }[]>`
      SELECT p.path = ${file.path} AND p.text = ${file.text} AND p.written IS NOT DISTINCT FROM ${file.written}
          AND NOT i.is_private AND i.deleted_at IS NULL AS "isAsItWas",
        coalesce(p.leased_until > now(), false) OR EXISTS (
          SELECT 1 FROM publication_requests q WHERE q.publication_id = p.id AND q.ended_at IS NULL AND q.text = ${text}) AS "isBusy"
      FROM publications p JOIN incidents i ON i.id = p.incident_id WHERE p.id = ${file.publicationId}::uuid FOR UPDATE OF p`
    if (!row?.isAsItWas || row.isBusy) return false
    if (news.kind === 'same') {
      await settleForm(tx, file, text ?? '')
      return true
    }
    const data = {
      ...news,
      ...{ base: file.text, written: file.written, text, movedTo, others },
      ...{ commit: commit.commit, author: plainName(commit.author), authoredAt: commit.at },
    }
    const open = await tx.proposal.findFirst({
      where: { publicationId: file.publicationId, state: 'open' },
      select: { id: true },
    })
    if (open) await tx.proposal.update({ where: { id: open.id }, data: { ...data, version: { increment: 1 } } })
    else {
      const { id } = await tx.proposal.create({ data: { id: newId(), publicationId: file.publicationId, ...data } })
      await announce(tx, { kind: 'file_edited', key: `file_edited:${id}`, proposalId: id, because: '' })
    }
    return true
  })
}

type News = { kind: 'same' } | { kind: 'edited' | 'unreadable' | 'moved' | 'deleted'; changes: number; reason: string | null }

/** What became of a file, as far as it can be read. */
async function newsOf({ file, text, movedTo, tooLarge }: Found): Promise<News> {
  if (movedTo !== null) return { kind: 'moved', changes: 0, reason: null }
  if (tooLarge) return { kind: 'unreadable', changes: 0, reason: 'It is too large to be read.' }
  if (text === null) return { kind: 'deleted', changes: 0, reason: null }
  const { written, document } = file
  const back = await backFrom(systemActor, file.number, file.path)
  const texts = { base: back(file.text), written: written === null ? null : back(written), there: back(text) }
  const reading = await readBackInThread({ ...texts, document })
  if (reading.kind === 'unreadable') return { kind: 'unreadable', changes: 0, reason: reasonIn(reading.unread) }
  const incident = await getIncident(systemActor, file.number)
  const { changes, untaken } = mergeWithHere(reading, await standingInFiles(systemActor, incident))
  if (changes.length === 0 && untaken.length === 0) return { kind: 'same' }
  return { kind: 'edited', changes: changes.length, reason: null }
}

const reasonIn = (unread: readonly Unread[]): string =>
  unread
    .slice(0, 20)
    .map(({ line, why }) => (line === null ? why : `Line ${line}: ${why}`))
    .join('\n')

/** It says in other words, or other marks, what is said here: it is what stands there now, and nobody has to look. */
async function settleForm(tx: Tx, { publicationId, text: before, written }: WatchedFile, text: string): Promise<void> {
  await tx.publication.update({ where: { id: publicationId }, data: { text, written: written ?? before } })
  await tx.proposal.updateMany({ where: { publicationId, state: 'open' }, data: { state: 'gone', settledAt: new Date() } })
  const summary = 'It was edited there, and says what it said'
  await tx.publicationStep.create({ data: { id: newId(), publicationId, kind: 'edited_there', summary } })
}
