import { z } from 'zod'
import { demand } from '@/lib/access/rules'
import { addressOf } from '@/lib/attachments/address'
import { addAttachment } from '@/lib/attachments/store'
import { isPictureName } from '@/lib/attachments/types'
import { parseIncidentName } from '@/lib/incidents/rules'
import { getIncident } from '@/lib/incidents/store'
import { incomingFolder } from '@/lib/platform/blobs/blobs'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { settings } from '@/lib/platform/settings'
import { memberRoute } from '@/lib/platform/web/route'
import { receiveFile } from '@/lib/platform/web/upload'

/**
 * Attaches the file of a form. A script sends the id the file shall have (`?id=`) and is told its place in Markdown; a form
 * without a script comes back to the list.
 */
export const POST = memberRoute(async (actor, request, { params }: { params: Promise<{ number: string }> }) => {
  const number = parseIncidentName((await params).number)
  if (number === null) throw new NotFound('There is no such incident.')
  const incident = await getIncident(actor, number)
  demand(actor, 'write')
  const wanted = new URL(request.url).searchParams.get('id')
  const id = z.uuid().safeParse(wanted ?? newId())
  if (!id.success) throw new Invalid('This form has no usable id; open the page again.')
  const limits = { folder: incomingFolder(), mostBytes: settings().attachmentMb * 1_000_000 }
  const added = await receiveFile(request, limits, ({ name, file }) =>
    addAttachment(actor, { id: id.data, incidentId: incident.id, name, file }),
  )
  if (!wanted) return new Response(null, { status: 303, headers: { Location: `/incidents/${number}/attachments` } })
  return Response.json({ name: added.name, address: addressOf(added), isPicture: isPictureName(added.name) })
})
