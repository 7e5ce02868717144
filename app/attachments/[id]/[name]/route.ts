import { z } from 'zod'
import { isKnown, readRange } from '@/lib/attachments/range'
import { getAttachment } from '@/lib/attachments/store'
import { typeOf } from '@/lib/attachments/types'
import { blobs } from '@/lib/platform/blobs/blobs'
import { NotFound } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'
import { memberRoute } from '@/lib/platform/web/route'
import { attachment as saved } from '@/lib/postmortems/file-names'

interface Context {
  params: Promise<{ id: string; name: string }>
}

/** A file of an incident. Whatever it holds, it runs nothing here: only images and plain text are shown, in a sandbox
 * (proxy.ts). */
export const GET = memberRoute(async (actor, request, { params }: Context) => {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) throw new NotFound('There is no such attachment.')
  const { name, mediaType, hash, bytes } = await getAttachment(actor, id.data)
  const etag = `"${hash}"`
  const isShown = typeOf(mediaType)?.as !== 'download'
  const headers = new Headers({
    'Content-Type': isShown ? (mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType) : 'application/octet-stream',
    'Content-Disposition': isShown ? saved(name).replace('attachment', 'inline') : saved(name),
    'X-Content-Type-Options': 'nosniff',
    // Kept by the browser, and asked about each time: who may see it can change.
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  })
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const range = readRange(request.headers, etag, bytes)
  if (range === 'none') {
    headers.set('Content-Range', `bytes */${bytes}`)
    return new Response(null, { status: 416, headers })
  }
  const stream = await blobs().read(hash, range ?? undefined)
  if (!stream) {
    log().error({ attachment: id.data, hash }, 'the bytes of an attachment are not there')
    throw new NotFound('The bytes of this attachment are not there.')
  }
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : bytes))
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`)
  return new Response(stream, { status: range ? 206 : 200, headers })
})
