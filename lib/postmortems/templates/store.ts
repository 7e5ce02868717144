import { type Actor, memberIdOf } from '../../access/actor'
import { demand } from '../../access/rules'
import { visibleParts } from '../../access/visible.store'
import { db, inTransaction, isDuplicate } from '../../platform/db/client'
import { Conflict, Invalid, NotFound } from '../../platform/errors'
import { log } from '../../platform/log'
import { TEMPLATE } from '../../sections/template'
import { checkInThread } from '../write-pool'
import { findTemplate as findBuiltIn } from './registry'
import type { TemplateEdit, TemplateInput, TemplateRestore } from './schema'
import type { Template } from './template'

/** A template made here, as it was saved last. */
export interface OwnTemplate extends Template {
  version: number
  savedAt: Date
  savedBy: string | null
}

const NEWEST = {
  id: true,
  version: true,
  versions: {
    select: { name: true, about: true, source: true, savedAt: true, savedBy: { select: { name: true } } },
    orderBy: { number: 'desc' },
    take: 1,
  },
} as const

/** The templates made here, by their names. */
export async function listTemplates(actor: Actor, { deleted = false } = {}): Promise<OwnTemplate[]> {
  demand(actor, 'read')
  const rows = await db().template.findMany({ where: { deletedAt: deleted ? { not: null } : null }, select: NEWEST })
  return rows.flatMap(asTemplate).sort((a, b) => a.label.localeCompare(b.label, 'en'))
}

/** A built-in template or one made here. @throws NotFound */
export async function getTemplate(actor: Actor, id: string): Promise<Template> {
  return findBuiltIn(id) ?? getOwnTemplate(actor, id)
}

/** @throws NotFound */
export async function getOwnTemplate(actor: Actor, id: string): Promise<OwnTemplate> {
  demand(actor, 'read')
  const row = UUID.test(id) ? await db().template.findFirst({ where: { id, deletedAt: null }, select: NEWEST }) : null
  const [template] = row ? asTemplate(row) : []
  if (!template) throw new NotFound('This template is not there.')
  return template
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Row = { id: string; version: number; versions: Version[] }
type Version = { name: string; about: string; source: string; savedAt: Date; savedBy: { name: string } | null }

const asTemplate = ({ id, version, versions: [newest] }: Row): OwnTemplate[] =>
  newest
    ? [
        {
          ...{ id, version, label: newest.name, about: newest.about, source: newest.source, lossless: false },
          ...{ savedAt: newest.savedAt, savedBy: newest.savedBy?.name ?? null },
        },
      ]
    : []

/** What a template was each time it was saved, the newest first. @throws NotFound */
export async function listVersions(actor: Actor, templateId: string) {
  await getOwnTemplate(actor, templateId)
  const rows = await db().templateVersion.findMany({
    where: { templateId },
    select: { number: true, name: true, about: true, source: true, savedAt: true, savedBy: { select: { name: true } } },
    orderBy: { number: 'desc' },
  })
  return rows.map(({ savedBy, ...version }) => ({ ...version, savedBy: savedBy?.name ?? null }))
}

/** The keys a `::section` can have: those every incident begins with, and those that somebody has written under. */
export async function listSectionKeys(actor: Actor): Promise<string[]> {
  demand(actor, 'read')
  const rows = await db().section.findMany({
    where: { deletedAt: null, ...visibleParts(actor) },
    distinct: ['key'],
    select: { key: true },
    orderBy: { key: 'asc' },
    take: 1_000,
  })
  return [...new Set([...TEMPLATE.map(({ key }) => key), ...rows.map(({ key }) => key)])]
}

/** Adding twice with one id is adding once. @throws Invalid naming the lines that are wrong */
export async function addTemplate(actor: Actor, { id, ...content }: TemplateInput): Promise<void> {
  demand(actor, 'write')
  await demandTemplate(actor, content.source)
  const savedById = memberIdOf(actor)
  try {
    await db().template.create({ data: { id, versions: { create: { number: 1, savedById, ...content } } } })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  log().info({ member: savedById, template: id }, 'template added')
}

/** @throws Invalid naming the lines that are wrong, NotFound, Conflict with what stands there where somebody else saved it meanwhile */
export async function editTemplate(actor: Actor, { id, version, ...content }: TemplateEdit): Promise<void> {
  demand(actor, 'write')
  await demandTemplate(actor, content.source)
  const before = await getOwnTemplate(actor, id)
  if (before.label === content.name && before.about === content.about && before.source === content.source) return
  await keepVersion(actor, { id, version }, content)
}

/** What it was once is what it is now: a version of its own, so that this can be taken back too. @throws NotFound, Conflict */
export async function restoreVersion(actor: Actor, { id, version, number }: TemplateRestore): Promise<void> {
  demand(actor, 'write')
  const content = (await listVersions(actor, id)).find((each) => each.number === number)
  if (!content) throw new NotFound('This version is not there.')
  await keepVersion(actor, { id, version }, { name: content.name, about: content.about, source: content.source })
}

async function keepVersion(
  actor: Actor,
  { id, version }: { id: string; version: number },
  content: { name: string; about: string; source: string },
): Promise<void> {
  const savedById = memberIdOf(actor)
  await inTransaction(async (tx) => {
    const { count } = await tx.template.updateMany({
      where: { id, version, deletedAt: null },
      data: { version: { increment: 1 } },
    })
    if (count === 0) {
      const { label, about, source, version: newer } = await getOwnTemplate(actor, id)
      const message =
        'Somebody else saved this template meanwhile. What you typed is still here; what stands there now is beside it.'
      throw new Conflict(message, { name: label, about, source, version: newer })
    }
    await tx.templateVersion.create({ data: { templateId: id, number: version + 1, savedById, ...content } })
  })
  log().info({ member: savedById, template: id }, 'template changed')
}

/** It is offered nowhere any more. Deleting it again is no change. @throws Conflict where a repository is written by it */
export async function deleteTemplate(actor: Actor, id: string): Promise<void> {
  demand(actor, 'write')
  const user = await db().repository.findFirst({ where: { template: id, deletedAt: null }, select: { name: true } })
  if (user) throw new Conflict(`The repository ${user.name} is written by this template. Choose another one there first.`)
  await db().template.updateMany({ where: { id, deletedAt: null }, data: { deletedAt: new Date() } })
  log().info({ member: memberIdOf(actor), template: id }, 'template deleted')
}

/** @throws NotFound */
export async function bringTemplateBack(actor: Actor, id: string): Promise<void> {
  demand(actor, 'write')
  const { count } = await db().template.updateMany({ where: { id }, data: { deletedAt: null } })
  if (count === 0) throw new NotFound('This template is not there.')
  log().info({ member: memberIdOf(actor), template: id }, 'template brought back')
}

/** @throws Invalid where the source is no template, with each line that is wrong */
async function demandTemplate(actor: Actor, source: string): Promise<void> {
  const problems = await checkInThread(source, await listSectionKeys(actor))
  if (problems.length === 0) return
  const lines = problems.slice(0, 20).map(({ line, message }) => `Line ${line}: ${message}`)
  throw new Invalid(lines.join('\n'), { source: `Not saved: ${problems.length === 1 ? 'a line is' : 'lines are'} wrong.` })
}
