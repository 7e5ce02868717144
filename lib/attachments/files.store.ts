import { buffer } from 'node:stream/consumers'
import type { Actor } from '../access/actor'
import { visibleIncidents } from '../access/visible.store'
import { blobs } from '../platform/blobs/blobs'
import { db } from '../platform/db/client'
import { type FileBeside, placeBeside } from './beside'
import { listAttachments } from './store'

/** A postmortem's Markdown as it stands at `path`, outside of the app, with the files that lie beside it there. */
export async function besideDocument(
  actor: Actor,
  number: number,
  text: string,
  path: string,
): Promise<{ text: string; files: FileBeside[] }> {
  if (!text.includes('attachment:')) return { text, files: [] }
  const incident = await db().incident.findFirst({
    where: { AND: [{ number, deletedAt: null }, visibleIncidents(actor)] },
    select: { id: true },
  })
  return placeBeside(text, path, incident ? await listAttachments(actor, incident.id) : [])
}

/** What is in a file, whole: for what has to hand it on so. @throws Error where the store has lost it */
export async function readFile({ hash, path }: FileBeside): Promise<Buffer> {
  const stream = await blobs().read(hash)
  if (!stream) throw new Error(`The bytes of ${path} (${hash}) are not in the store of files.`)
  return buffer(stream)
}
