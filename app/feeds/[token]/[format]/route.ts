import { readerOfFeed } from '@/lib/access/feed-token.store'
import { findFeedKind } from '@/lib/feeds/kinds'
import { loadFeed } from '@/lib/feeds/store'
import { NotFound } from '@/lib/platform/errors'
import { publicUrl } from '@/lib/platform/origins'
import { tokenRoute } from '@/lib/platform/web/route'
import { answerUnlessKnown } from '@/lib/platform/web/unchanged'

interface Context {
  params: Promise<{ token: string; format: string }>
}

/** The published postmortems that whoever the token is of may see now, for a feed reader. */
export const GET = tokenRoute<Context>(async (request, { params }) => {
  const { token, format } = await params
  const kind = findFeedKind(format)
  if (!kind) throw new NotFound('There is no such feed.')
  const reader = await readerOfFeed(token)
  const appUrl = publicUrl()
  const feed = await loadFeed(reader, { appUrl, feedUrl: `${appUrl}/feeds/${token}/${format}` })
  return answerUnlessKnown(request, kind.write(feed), {
    'Content-Type': kind.mediaType,
    // Each time it is asked whether it is still so: who may see what can change at any moment. No cache that others share keeps it.
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
    // Opened in a browser it is text and nothing else.
    'Content-Disposition': 'inline',
  })
})
