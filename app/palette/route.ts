import { memberRoute } from '@/lib/platform/web/route'
import { search } from '@/lib/search/store'

const LIMIT = 6

/** What the palette shows under what was typed, as JSON. */
export const GET = memberRoute(async (actor, request) =>
  Response.json(await search(actor, new URL(request.url).searchParams.get('q') ?? '', LIMIT)),
)
