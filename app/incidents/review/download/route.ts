import { NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'
import { attachment, slugOfTitle } from '@/lib/postmortems/file-names'
import { readReview } from '../read'

/** The incidents that the address finds, in one Markdown file. */
export const GET = memberRoute(async (actor, request) => {
  const { text, template } = await readReview(actor, Object.fromEntries(new URL(request.url).searchParams))
  if (text === null) throw new NotFound('No incident is found.')
  return new Response(text, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': attachment(`${slugOfTitle(template.label) || 'review'}.md`),
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
