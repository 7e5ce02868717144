import { buffer } from 'node:stream/consumers'
import type { Actor } from '../access/actor'
import { visibleIncidents } from '../access/visible.store'
import { blobs } from '../platform/blobs/blobs'
import { db } from '../platform/db/client'
import { type Beside, type FileBeside, placeBeside, takeBack } from './beside'

/** A postmortem's Markdown as it stands at `path`, outside of the app, with the files that lie beside it there. */
export async function besideDocument(actor: Actor, number: number, text: string, path: string): Promise<Beside> {
  return placeBeside(text, path, await everyAttachment(actor, number))
}

/** What makes texts of a document that stands at `path` name attachments again as they are named here. */
export async function backFrom(actor: Actor, number: number, path: string | null): Promise<(text: string) => string> {
  const attachments = path === null ? [] : await everyAttachment(actor, number)
  return (text) => (path === null ? text : takeBack(text, path, attachments))
}

const everyAttachment = (actor: Actor, number: number) =>
  db().attachment.findMany({
    where: { incident: { AND: [{ number, deletedAt: null }, visibleIncidents(actor)] } },
    select: { id: true, name: true, hash: true, bytes: true, deletedAt: true },
    orderBy: { id: 'asc' },
  })

/** What is in a file, whole: for what has to hand it on so. @throws Error where the store has lost it */
export async function readFile({ hash, path }: FileBeside): Promise<Buffer> {
  const stream = await blobs().read(hash)
  if (!stream) throw new Error(`The bytes of ${path} (${hash}) are not in the store of files.`)
  return buffer(stream)
}
