import { createHash } from 'node:crypto'
import { drawBadge } from '@/lib/badges/picture'
import { findBadge } from '@/lib/badges/store'
import { NotFound } from '@/lib/platform/errors'
import { tokenRoute } from '@/lib/platform/web/route'

export const dynamic = 'force-dynamic'

/** How far an action or an incident is proven, as a picture for a README: for anybody, where an administrator allows it. */
export const GET = tokenRoute(async (request: Request, { params }: { params: Promise<{ name: string }> }) => {
  const badge = await findBadge((await params).name)
  if (!badge) throw new NotFound('There is no such badge.')
  const picture = drawBadge(badge)
  const etag = `"${createHash('sha256').update(picture).digest('base64url').slice(0, 22)}"`
  const headers = {
    ETag: etag,
    // Short, because proof comes and goes; whoever shows it elsewhere asks again with the tag.
    'Cache-Control': 'public, max-age=120, must-revalidate',
    'Content-Type': 'image/svg+xml; charset=utf-8',
  }
  const known = request.headers.get('if-none-match') ?? ''
  const isKnown = known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(picture, { headers })
})
