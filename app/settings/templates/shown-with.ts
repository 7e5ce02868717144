import type { Option } from '@/components/ui/select'
import type { Actor } from '@/lib/access/actor'
import { listRecentIncidents } from '@/lib/incidents/recent.store'
import { incidentName } from '@/lib/incidents/rules'
import { type Preview, previewTemplate } from '@/lib/postmortems/templates/preview'

const OFFERED = 100

/** The incidents a template can be shown with, the newest first, and what it makes of that one. */
export async function shownWith(actor: Actor, source: string): Promise<{ incidents: Option[]; preview: Preview }> {
  const incidents = await listRecentIncidents(actor, OFFERED)
  return {
    incidents: incidents.map(({ number, title }) => ({ value: String(number), label: `${incidentName(number)} ${title}` })),
    preview: await previewTemplate(actor, source, incidents[0]?.number ?? null),
  }
}
