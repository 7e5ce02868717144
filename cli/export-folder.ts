import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { systemActor } from '../lib/access/actor'
import { besideDocument, readFile } from '../lib/attachments/files.store'
import { incidentName } from '../lib/incidents/rules'
import type { Prisma } from '../lib/platform/db/client'
import { Invalid, Refusal } from '../lib/platform/errors'
import type { PostmortemDocument } from '../lib/postmortems/document'
import { exportedNumber, exportName, isExportNameOf, slugOfTitle } from '../lib/postmortems/file-names'
import { FORMATS, type Format, writeAs } from '../lib/postmortems/formats'
import { holdsPublic, publicPart } from '../lib/postmortems/public'
import { countDocuments, loadDocuments } from '../lib/postmortems/store'
import { TEMPLATES } from '../lib/postmortems/templates/registry'
import { listTemplates } from '../lib/postmortems/templates/store'
import { isOfSeveral, type Template } from '../lib/postmortems/templates/template'
import { writeSeveralInThread } from '../lib/postmortems/write-pool'

/** "public": anybody at all, so only what is published and marked public. "members": every member, so nothing of private incidents. */
export type Audience = 'public' | 'members'

export interface ExportWish {
  dir: string
  /** Empty: all. */
  numbers: number[]
  /** Only of these, whatever is named. */
  narrowing?: Prisma.IncidentWhereInput
  /** The id of a template, or the name of one made here. */
  template: string
  flavour: string
  includePrivate: boolean
  /** Whom the files are for; without, they hold what a member may see, and private incidents where these are wanted. */
  audience?: Audience | null
  format: Format
}

const AT_ONCE = 50

/**
 * Writes each postmortem into its file, where that holds anything else; by a template of several, all of them into one. Says what it did; the exit code is 1 where a named one is missing.
 */
export async function exportTo(
  { dir, numbers, narrowing = {}, includePrivate, audience = null, format, template: named, flavour }: ExportWish,
  say = console.log,
  warn = console.error,
): Promise<number> {
  const template = await templateOf(named)
  if (isOfSeveral(template) && format !== 'markdown')
    throw new Refusal(
      `“${template.label}” is about several incidents, and is written as Markdown only.`,
      'Leave --format out.',
      2,
    )
  const folder = openFolder(dir)
  const isPublic = audience === 'public'
  const wanted = {
    AND: [
      narrowing,
      numbers.length > 0 ? { number: { in: numbers } } : {},
      isPublic ? { postmortemState: 'published' as const } : {},
    ],
  }
  const seen = new Set<number>()
  const count = { written: 0, same: 0, failed: 0 }
  const together: PostmortemDocument[] | null = isOfSeveral(template) ? [] : null
  for (let after = 0; ; ) {
    const where = { AND: [wanted, { number: { gt: after } }, ...(includePrivate ? [] : [{ isPrivate: false }])] }
    const found = await loadDocuments(systemActor, where, { take: AT_ONCE })
    const documents = isPublic ? found.filter(holdsPublic).map(publicPart) : found
    if (together) together.push(...documents)
    else
      for (const outcome of await Promise.all(
        documents.map((document) => exportOne({ folder, document, format, template, flavour }, warn)),
      ))
        count[outcome]++
    for (const { number } of documents) seen.add(number)
    const last = found.at(-1)
    if (!last || found.length < AT_ONCE) break
    after = last.number
  }
  if (together) await exportTogether({ folder, documents: together, template, flavour }, say, warn)
  else say(`${postmortems(count.written)} written to ${folder}, ${count.same} unchanged.`)
  if (audience) warnOfOthers(folder, seen, audience, warn)
  const left = includePrivate || audience ? 0 : await countDocuments(systemActor, { AND: [wanted, { isPrivate: true }] })
  if (left > 0) say(`${postmortems(left)} of private incidents left out; --include-private takes them along.`)
  const missing = numbers.filter((number) => !seen.has(number))
  if (missing.length > 0 && left < missing.length) warn(`Not exported: ${missing.map(incidentName).join(', ')}.`)
  return count.failed > 0 || missing.length > 0 ? 1 : 0
}

/** What an earlier export left, and this one would not have written. Nothing is deleted that somebody may want. */
function warnOfOthers(folder: string, seen: ReadonlySet<number>, audience: Audience, warn: (line: string) => void): void {
  for (const name of readdirSync(folder)) {
    const number = exportedNumber(name)
    if (number !== null && !seen.has(number))
      warn(
        `${name} stands there and is not for ${audience === 'public' ? 'the public' : 'every member'}: delete it before you hand the folder on.`,
      )
  }
}

async function templateOf(named: string): Promise<Template> {
  const own = await listTemplates(systemActor)
  const found = [...TEMPLATES, ...own].find(({ id, label }) => id === named || label.toLowerCase() === named.toLowerCase())
  if (found) return found
  const known = [...TEMPLATES.map(({ id }) => id), ...own.map(({ label }) => `“${label}”`)].join(', ')
  throw new Refusal(`There is no template “${named}”.`, `Expected one of ${known}.`, 2)
}

interface Together {
  folder: string
  documents: PostmortemDocument[]
  template: Template
  flavour: string
}

async function exportTogether(
  { folder, documents, template, flavour }: Together,
  say: (line: string) => void,
  warn: (line: string) => void,
): Promise<void> {
  const [first, ...rest] = documents
  if (!first) return say('There is nothing to write.')
  const name = `${slugOfTitle(template.label) || 'review'}.md`
  let text = await writeSeveralInThread([first, ...rest], { template, flavour })
  for (const document of documents) text = await putFiles(folder, document, text, exportName(document), warn)
  const outcome = put(join(folder, name), text)
  say(`${postmortems(documents.length)} ${outcome === 'same' ? 'stand unchanged' : 'written'} in ${join(folder, name)}.`)
}

const postmortems = (count: number): string => `${count} ${count === 1 ? 'postmortem' : 'postmortems'}`

function openFolder(dir: string): string {
  const folder = resolve(dir)
  try {
    mkdirSync(folder, { recursive: true })
    if (statSync(folder).isDirectory()) return folder
  } catch (error) {
    throw new Refusal(`${folder} cannot be written to (${reason(error)}).`, 'Name another folder with --dir.')
  }
  throw new Refusal(`${folder} is not a folder.`, 'Name a folder with --dir.')
}

async function exportOne(
  { folder, document, format, template, flavour }: Omit<Together, 'documents'> & { document: PostmortemDocument; format: Format },
  warn: (line: string) => void,
): Promise<'written' | 'same' | 'failed'> {
  const { extension } = FORMATS[format]
  const name = exportName(document, extension)
  try {
    const text = await writeAs(document, format, { template, flavour })
    const outcome = put(join(folder, name), await putFiles(folder, document, text, name, warn))
    for (const other of readdirSync(folder))
      if (other !== name && isExportNameOf(other, document.number, extension))
        warn(`${other} is an earlier name of ${incidentName(document.number)}, now ${name}. Delete it if it is not needed.`)
    return outcome
  } catch (error) {
    if (!(error instanceof Invalid) && !isFileError(error)) throw error
    warn(`${incidentName(document.number)} was not exported: ${error instanceof Invalid ? error.message : reason(error)}`)
    return 'failed'
  }
}

/** Writes the attachments of a postmortem into a folder beside it, and answers its text with their addresses there. */
async function putFiles(
  folder: string,
  { number }: PostmortemDocument,
  written: string,
  name: string,
  warn: (line: string) => void,
): Promise<string> {
  const { text, files, absent } = await besideDocument(systemActor, number, written, name)
  for (const path of absent)
    if (lstatSync(join(folder, path), { throwIfNoEntry: false }))
      warn(`${path} stands there and is not named any more: delete it before you hand the folder on.`)
  for (const file of files) {
    const path = join(folder, file.path)
    mkdirSync(dirname(path), { recursive: true })
    put(path, await readFile(file))
  }
  return text
}

/** Replaces the file whole, or not at all. A link that stands in its place is replaced, not followed. */
function put(path: string, content: string | Buffer): 'written' | 'same' {
  const stands = lstatSync(path, { throwIfNoEntry: false })
  if (stands?.isFile() && readFileSync(path).equals(Buffer.from(content))) return 'same'
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`)
  try {
    writeFileSync(draft, content, { flag: 'wx', flush: true })
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  return 'written'
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error

const reason = (error: unknown): string => (isFileError(error) ? `${error.code} ${error.path ?? ''}`.trim() : String(error))
