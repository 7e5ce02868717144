import type { Actor } from '@/lib/access/actor'
import { Filters, toQuery } from '@/lib/incidents/filters'
import { listIncidents } from '@/lib/incidents/list.store'
import { loadDocuments } from '@/lib/postmortems/store'
import { TEMPLATES } from '@/lib/postmortems/templates/registry'
import { listTemplates } from '@/lib/postmortems/templates/store'
import { isOfSeveral, type Template } from '@/lib/postmortems/templates/template'
import { writeSeveralInThread } from '@/lib/postmortems/write-pool'

export interface Review {
  /** The templates of several incidents there are, and the one that is taken. */
  templates: Template[]
  template: Template
  /** Null where no incident is found. */
  text: string | null
  /** How many incidents are in it, and how many are found in all. */
  count: number
  total: number
  /** The same, as an address asks for it: how the list was narrowed, and the template where it is not the first. */
  query: { narrowed: URLSearchParams; whole: URLSearchParams }
}

/** The incidents that an address finds, as one text: those of one page of the list. @throws Invalid where they are too much to be written */
export async function readReview(actor: Actor, asked: Record<string, string | string[] | undefined>): Promise<Review> {
  const filters = { ...Filters.parse(asked), deleted: undefined }
  const [{ incidents, total }, own] = await Promise.all([listIncidents(actor, filters), listTemplates(actor)])
  const templates = [...TEMPLATES, ...own].filter(isOfSeveral)
  const template = templates.find(({ id }) => id === asked.template) ?? templates[0]
  if (!template) throw new Error('no template of several incidents is built in')
  const [first, ...rest] = await loadDocuments(actor, { number: { in: incidents.map(({ number }) => number) } })
  const text = first ? await writeSeveralInThread([first, ...rest], { template }) : null
  const narrowed = new URLSearchParams(toQuery(filters, { page: filters.page }))
  const whole = new URLSearchParams(narrowed)
  if (template !== templates[0]) whole.set('template', template.id)
  return { templates, template, text, count: first ? rest.length + 1 : 0, total, query: { narrowed, whole } }
}
