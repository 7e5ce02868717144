import type { Actor } from '../../access/actor'
import { demand } from '../../access/rules'
import type { Problem } from '../directives/check'
import type { PostmortemDocument } from '../document'
import { splitFrontMatter } from '../front-matter'
import { renderMany } from '../render.store'
import type { SafeHtml } from '../rendering'
import { loadDocument, loadDocuments } from '../store'
import { checkInThread, writeSeveralInThread } from '../write-pool'
import { listSectionKeys } from './store'
import { isOfSeveral } from './template'

export interface Preview {
  problems: Problem[]
  /** Null where something is wrong with the template, or where there is no incident to show it with. */
  shown: { html: SafeHtml; facts: string } | null
}

/** How a review of several is shown: the incident that was chosen, and so many others. */
const OTHERS = 2

/** What a template that was not saved yet makes of an incident. @throws NotFound */
export async function previewTemplate(actor: Actor, source: string, number: number | null): Promise<Preview> {
  demand(actor, 'write')
  const problems = await checkInThread(source, await listSectionKeys(actor))
  if (problems.length > 0 || number === null) return { problems, shown: null }
  const template = { id: 'preview', label: 'Preview', about: '', lossless: false, source }
  const chosen = await loadDocument(actor, number)
  const others: PostmortemDocument[] = isOfSeveral(template)
    ? await loadDocuments(actor, { number: { not: number } }, { take: OTHERS })
    : []
  const { yaml, body } = splitFrontMatter(await writeSeveralInThread([chosen, ...others], { template }))
  const [html] = await renderMany([body], 'page')
  return { problems, shown: html === undefined ? null : { html, facts: yaml } }
}
