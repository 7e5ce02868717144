import { toHtml } from 'hast-util-to-html'
import { parseIncidentName } from '@/lib/incidents/rules'
import { getIncident } from '@/lib/incidents/store'
import { NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'
import { passes, readFilter } from '@/lib/timeline/filter'
import { drawTimeline } from '@/lib/timeline/picture/picture'
import { shape } from '@/lib/timeline/picture/shape'
import { listEntries } from '@/lib/timeline/store'
import { pictured } from './pictured'
import { readZoom } from './zooms'

/** The picture of a timeline as it is drawn for ?zoom= times the width, of the entries the page shows, without its looks: for the page that shows it already. */
export const GET = memberRoute(async (actor, request, { params }: { params: Promise<{ number: string }> }) => {
  const number = parseIncidentName((await params).number)
  if (number === null) throw new NotFound('There is no such incident.')
  const incident = await getIncident(actor, number)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const zoom = readZoom(query.zoom)
  const entries = (await listEntries(actor, incident.id)).filter(passes(readFilter(query)))
  const picture = drawTimeline(pictured(entries), { zone: incident.timeZone, zoom, name: 'zoomed' })
  // Where there are no two moments to draw a line between, there is nothing in it.
  const { properties, ...svg } = picture?.svg ?? shape('svg', {})
  const whole = { ...svg, properties: { ...properties, xmlns: 'http://www.w3.org/2000/svg' } }
  return new Response(toHtml(whole, { space: 'svg', closeEmptyElements: true }), {
    headers: { 'Content-Type': 'image/svg+xml', 'X-Content-Type-Options': 'nosniff' },
  })
})
