import type { MemberActor } from '@/lib/access/actor'
import { parseIncidentName } from '@/lib/incidents/rules'
import { NotFound } from '@/lib/platform/errors'
import { attachment, downloadName } from '@/lib/postmortems/file-names'
import { FORMATS, type Format, writeAs } from '@/lib/postmortems/formats'
import { loadDocument } from '@/lib/postmortems/store'
import { readWay } from './way'

/** The postmortem as a file to keep, laid out by ?template= and, as Markdown, for the generator of ?flavour=. What is restricted to the people of the incident is not in it, whoever takes it. */
export const fileAs =
  (format: Format) =>
  async (actor: MemberActor, request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> => {
    const number = parseIncidentName((await params).number)
    if (number === null) throw new NotFound('There is no such incident.')
    const { template, flavour } = await readWay(actor, Object.fromEntries(new URL(request.url).searchParams))
    const document = await loadDocument(actor, number)
    const { extension, mediaType } = FORMATS[format]
    return new Response(await writeAs(document, format, { template, flavour }), {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': attachment(downloadName(document, extension)),
        'X-Content-Type-Options': 'nosniff',
      },
    })
  }
