import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Every way in from outside goes through a door that judges origin and session; here the files are asked whether they use it.

const APP = new URL('../../../app', import.meta.url).pathname
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const read = (file: string) => readFileSync(join(APP, file), 'utf8')

const bareMutations = (source: string): string[] =>
  [...source.matchAll(/^export (?!type|interface)(.*)$/gm)]
    .map((match) => match[1] ?? '')
    .filter((line) => !/^const \w+ = (mutation|fileMutation|signedOutMutation)\b/.test(line))

const bareMethods = (source: string): string[] =>
  [...source.matchAll(/^export (?:const (?:GET|HEAD|POST|PUT|PATCH|DELETE)\b|(?:async )?function\b)(.*)$/gm)]
    .map((match) => match[0])
    .filter((line) => !/= (memberRoute|machineRoute|tokenRoute)\b/.test(line))

test('every server function is made by mutation(), fileMutation() or signedOutMutation()', () => {
  const found = files.filter((file) => /^\s*['"]use server['"]/m.test(read(file)))
  expect(found.length).toBeGreaterThan(5)
  expect(found.flatMap((file) => bareMutations(read(file)).map((line) => `${file}: ${line}`))).toEqual([])
})

test('every route handler is made by memberRoute(), machineRoute() or tokenRoute()', () => {
  const found = files.filter((file) => /(^|\/)route\.ts$/.test(file))
  expect(found.length).toBeGreaterThan(3)
  expect(found.flatMap((file) => bareMethods(read(file)).map((line) => `${file}: ${line}`))).toEqual([])
})

test('a planted server function and a planted route handler without a door are seen', () => {
  expect(bareMutations('export async function removeAll() {}')).toHaveLength(1)
  expect(bareMutations('export const removeAll = async () => {}')).toHaveLength(1)
  expect(bareMutations('export const removeAll = mutation(Form, async () => null)')).toHaveLength(0)
  expect(bareMethods('export async function GET(): Promise<Response> {')).toHaveLength(1)
  expect(bareMethods('export const POST = async () => new Response()')).toHaveLength(1)
  expect(bareMethods('export const GET = memberRoute(async () => new Response())')).toHaveLength(0)
})
