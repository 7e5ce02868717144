import { toHtml } from 'hast-util-to-html'
import { parseIncidentName } from '@/lib/incidents/rules'
import { getIncident } from '@/lib/incidents/store'
import { NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'
import { drawTimeline } from '@/lib/timeline/picture/picture'
import { listEntries } from '@/lib/timeline/store'
import { pictured } from './pictured'
import { readZoom } from './zooms'

/** The picture of a timeline as it is drawn for ?zoom= times the width, without its looks: for the page that shows it already. */
export const GET = memberRoute(async (actor, request, { params }: { params: Promise<{ number: string }> }) => {
  const number = parseIncidentName((await params).number)
  if (number === null) throw new NotFound('There is no such incident.')
  const incident = await getIncident(actor, number)
  const zoom = readZoom(new URL(request.url).searchParams.get('zoom'))
  const picture = drawTimeline(pictured(await listEntries(actor, incident.id)), { zone: incident.timeZone, zoom, name: 'zoomed' })
  // No two moments to draw a line between.
  if (!picture) return new Response(null, { status: 204 })
  const { properties, ...svg } = picture.svg
  const whole = { ...svg, properties: { ...properties, xmlns: 'http://www.w3.org/2000/svg' } }
  return new Response(toHtml(whole, { space: 'svg', closeEmptyElements: true }), {
    headers: { 'Content-Type': 'image/svg+xml', 'X-Content-Type-Options': 'nosniff' },
  })
})
