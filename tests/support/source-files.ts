import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseAst } from 'vitest/node'

/** One file of the project as the architecture is judged by: what it imports, and the few things it may do only in some places. */
export interface SourceFile {
  path: string
  lines: number
  imports: Import[]
  readsEnvironment: boolean
  usesConsole: boolean
  /** Nothing but re-exports. */
  isBarrel: boolean
}

export interface Import {
  /** A path in the project without its ending ("lib/access/rules"), or the name of a package ("next", "node:fs"). */
  target: string
  isPackage: boolean
  /** Gone when the program runs: "import type", "export type", import('x').T. */
  isType: boolean
  /** As it was written. */
  written: string
}

/** Every file that git knows or would add, as paths from the root. */
export function projectFiles(root: string): string[] {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e8 } as const
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], options)
    .split('\0')
    .filter(Boolean)
    .sort()
}

export const readSource = (root: string, path: string): SourceFile => scan(path, readFileSync(posix.join(root, path), 'utf8'))

type Node = { type: string } & Record<string, unknown>

/** Reads a source with a real parser: static, dynamic, type and re-export imports, by alias and by relative path. */
export function scan(path: string, text: string): SourceFile {
  const file: SourceFile = {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: [],
    readsEnvironment: false,
    usesConsole: false,
    isBarrel: false,
  }
  if (!/\.m?tsx?$|\.mjs$/.test(path)) return file
  const program = parseAst(text, { lang: /x$/.test(path) ? 'tsx' : 'ts' }) as unknown as Node
  walk(program, (node) => look(node, file))
  const body = program.body as Node[]
  file.isBarrel = body.length > 0 && body.every((node) => isReExport(node))
  return file
}

function look(node: Node, file: SourceFile): void {
  const found = importOf(node)
  if (found) file.imports.push({ ...resolve(found.written, file.path), ...found })
  if (node.type === 'MemberExpression' && isName(node.object, 'process') && isName(node.property, 'env'))
    file.readsEnvironment = true
  if (node.type === 'MemberExpression' && isName(node.object, 'console')) file.usesConsole = true
}

function importOf(node: Node): { written: string; isType: boolean } | null {
  const written = literal(node.source) ?? (node.type === 'TSImportType' ? literal(node.argument) : null)
  if (node.type === 'CallExpression' && isName(node.callee, 'require')) return asValue(literal((node.arguments as Node[])[0]))
  if (written === null) return null
  if (node.type === 'ImportExpression') return asValue(written)
  if (node.type === 'TSImportType') return { written, isType: true }
  const specifiers = (node.specifiers ?? []) as Node[]
  const kinds = [node.importKind, node.exportKind]
  const onlyTypes = specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type' || each.exportKind === 'type')
  return { written, isType: kinds.includes('type') || onlyTypes }
}

const asValue = (written: string | null) => (written === null ? null : { written, isType: false })

function resolve(written: string, from: string): { target: string; isPackage: boolean } {
  const path = written.startsWith('@/')
    ? written.slice(2)
    : written.startsWith('.')
      ? posix.join(posix.dirname(from), written)
      : null
  if (path !== null) return { target: path.replace(/\.(m?[jt]sx?)$/, ''), isPackage: false }
  const parts = written.split('/')
  return { target: written.startsWith('@') ? parts.slice(0, 2).join('/') : String(parts[0]), isPackage: true }
}

const isReExport = (node: Node): boolean =>
  node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && literal(node.source) !== null)

const isName = (node: unknown, name: string): boolean => {
  const { type, name: own, value } = (node ?? {}) as { type?: string; name?: string; value?: unknown }
  return (type === 'Identifier' && own === name) || (type === 'Literal' && value === name)
}

function literal(node: unknown): string | null {
  const { type, value, quasis, literal: inner } = (node ?? {}) as Partial<Node> & { quasis?: { value: { cooked: string } }[] }
  if (type === 'Literal' && typeof value === 'string') return value
  if (type === 'TemplateLiteral' && quasis?.length === 1) return quasis[0]?.value.cooked ?? null
  return type === 'TSLiteralType' ? literal(inner) : null
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit)
  else if (node !== null && typeof node === 'object') {
    if (typeof (node as Node).type === 'string') visit(node as Node)
    for (const value of Object.values(node)) if (value !== null && typeof value === 'object') walk(value, visit)
  }
}
