import { drawBadge } from '@/lib/badges/picture'
import { findBadge } from '@/lib/badges/store'
import { NotFound } from '@/lib/platform/errors'
import { tokenRoute } from '@/lib/platform/web/route'
import { answerUnlessKnown } from '@/lib/platform/web/unchanged'

export const dynamic = 'force-dynamic'

/** How far an action or an incident is proven, as a picture for a README: for anybody, where an administrator allows it. */
export const GET = tokenRoute(async (request: Request, { params }: { params: Promise<{ name: string }> }) => {
  const badge = await findBadge((await params).name)
  if (!badge) throw new NotFound('There is no such badge.')
  return answerUnlessKnown(request, drawBadge(badge), {
    // Short, because proof comes and goes; whoever shows it elsewhere asks again with the tag.
    'Cache-Control': 'public, max-age=120, must-revalidate',
    'Content-Type': 'image/svg+xml; charset=utf-8',
  })
})
