import { parseIncidentName } from '@/lib/incidents/rules'
import { NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'
import { attachment, downloadName } from '@/lib/postmortems/file-names'
import { loadDocument } from '@/lib/postmortems/store'
import { DEFAULT_TEMPLATE } from '@/lib/postmortems/templates/registry'
import { writeInThread } from '@/lib/postmortems/write-pool'

/** The postmortem as a Markdown file. */
export const GET = memberRoute(async (actor, _request, { params }: { params: Promise<{ number: string }> }) => {
  const number = parseIncidentName((await params).number)
  if (number === null) throw new NotFound('There is no such incident.')
  const document = await loadDocument(actor, number)
  return new Response(await writeInThread(document, DEFAULT_TEMPLATE.id), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': attachment(downloadName(document)),
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
