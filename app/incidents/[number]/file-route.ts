import { parseIncidentName } from '@/lib/incidents/rules'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'
import { attachment, downloadName } from '@/lib/postmortems/file-names'
import { FORMATS, type Format, writeAs } from '@/lib/postmortems/formats'
import { loadDocument } from '@/lib/postmortems/store'
import { DEFAULT_TEMPLATE } from '@/lib/postmortems/templates/registry'
import { getTemplate } from '@/lib/postmortems/templates/store'
import { isOfSeveral } from '@/lib/postmortems/templates/template'

/** The postmortem as a file to keep, laid out by ?template=, the default one without. What is restricted to the people of the incident is not in it, whoever takes it. */
export const fileRoute = (format: Format) =>
  memberRoute(async (actor, request, { params }: { params: Promise<{ number: string }> }) => {
    const number = parseIncidentName((await params).number)
    if (number === null) throw new NotFound('There is no such incident.')
    const template = await getTemplate(actor, new URL(request.url).searchParams.get('template') ?? DEFAULT_TEMPLATE.id)
    if (isOfSeveral(template))
      throw new Invalid(`“${template.label}” is about several incidents; a file of one needs another template.`)
    const document = await loadDocument(actor, number)
    const { extension, mediaType } = FORMATS[format]
    return new Response(await writeAs(document, format, { template }), {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': attachment(downloadName(document, extension)),
        'X-Content-Type-Options': 'nosniff',
      },
    })
  })
