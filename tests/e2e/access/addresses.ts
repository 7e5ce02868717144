import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

// What there is to visit and to call, read from the files: what a new file adds is missing in permissions.ts until somebody
// says there who may have it.

const APP = new URL('../../../app', import.meta.url).pathname

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export interface Mutation {
  /** "settings/members/mutations.ts#invite" */
  id: string
  file: string
  name: string
}

const files = readdirSync(APP, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
  .map((entry) => relative(APP, join(entry.parentPath, entry.name)))
const read = (file: string) => readFileSync(join(APP, file), 'utf8')

/** "/incidents/[number]" of "incidents/[number]/page.tsx"; groups in round brackets are no part of an address. */
const addressOf = (file: string) =>
  `/${file
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join('/')}`

export const pages: string[] = files
  .filter((file) => /(^|\/)page\.tsx?$/.test(file))
  .map(addressOf)
  .sort()

/** "GET /palette", for each method a route handler answers. */
export const routes: string[] = files
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .flatMap((file) => methodsOf(read(file)).map((method) => `${method} ${addressOf(file)}`))
  .sort()

export const mutations: Mutation[] = files
  .filter((file) => /^\s*['"]use server['"]/m.test(read(file)))
  .flatMap((file) => exportsOf(read(file)).map((name) => ({ id: `${file}#${name}`, file, name })))

function methodsOf(source: string): string[] {
  const found = source.matchAll(/\bexport\s+(?:const|(?:async\s+)?function)\s+([A-Z]+)\b|\bas\s+([A-Z]+)\b/g)
  return [...new Set([...found].map((match) => match[1] ?? match[2] ?? ''))].filter((name) => METHODS.has(name))
}

function exportsOf(source: string): string[] {
  return [...source.matchAll(/\bexport\s+(?:const|(?:async\s+)?function)\s+(\w+)/g)].map((match) => match[1] ?? '')
}

/** Ids of the server functions in the build, as a browser calls them. */
export function builtMutations(): Map<string, { key: string; pages: string[] }> {
  const dir = process.env.NEVERMORE_NEXT_DIR ?? '.next'
  const file = join(APP, '..', dir, 'server/server-reference-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, Built> }
  return new Map(
    Object.entries(manifest.node).map(([key, { filename, exportedName, workers }]) => [
      `${filename.replace(/^app\//, '')}#${exportedName}`,
      { key, pages: Object.keys(workers).map((worker) => addressOf(worker.replace(/^app\//, ''))) },
    ]),
  )
}

interface Built {
  filename: string
  exportedName: string
  workers: Record<string, unknown>
}
