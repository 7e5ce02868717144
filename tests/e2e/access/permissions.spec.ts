import { expect, test } from '@playwright/test'
import { newId } from '@/lib/platform/ids'
import { builtMutations, mutations, pages, routes } from './addresses'
import { PAGES, type PageRule, ROUTES, type RouteRule } from './permissions'
import { MUTATIONS, type MutationRule } from './permitted-mutations'
import type { Result, Visitor } from './visitor'
import { makeWorld, type Role, type Whole, type World } from './world'

const ROLES: readonly Role[] = ['nobody', 'viewer', 'editor', 'admin']
const rank = (role: Role) => ROLES.indexOf(role)

const HEADERS: Record<string, RegExp> = {
  'content-security-policy':
    /^default-src 'none'; script-src 'self' 'nonce-[\w+/=]{22,}' 'strict-dynamic'; .*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cache-control': /no-store/,
}

const FILE_HEADERS = { 'content-security-policy': /^default-src 'none'; sandbox; .*frame-ancestors 'none'/ }
const OPEN = { 'cache-control': /^public, max-age=\d+$/ }
const KEPT = { 'cache-control': /^private, no-cache$/ }

let world: World
test.beforeAll(async () => {
  world = await makeWorld()
})
test.afterAll(async () => {
  await world?.instance.remove()
})

/** An incident that never was, with ids and a number of its own. */
const absent = (): Whole => ({
  ...Object.fromEntries(Object.keys(world.open).map((key) => [key, newId()])),
  ...({ number: '987654321', actionNumber: '987654321' } as Whole),
})
const pageAt = (pattern: string, rule: PageRule | RouteRule, whole: Whole) => rule.at?.(whole, world) ?? pattern

test('every page, route handler and mutation in the tree stands in the table, and nothing else does', () => {
  expect(Object.keys(PAGES).sort()).toEqual(pages)
  expect(Object.keys(ROUTES).sort()).toEqual(routes)
  expect(Object.keys(MUTATIONS).sort()).toEqual(mutations.map(({ id }) => id).sort())
  expect([...builtMutations().keys()].filter((id) => !(id in MUTATIONS))).toEqual([])
})

test('a page is there from its role on: others find nothing, and nobody is sent to sign in', async () => {
  const wrong: string[] = []
  for (const [pattern, rule] of Object.entries(PAGES)) {
    const path = pageAt(pattern, rule, world.open)
    for (const role of ROLES) {
      const found = await describePage(world.visitors[role], path)
      const right = expectedOfPage(rule, role, path)
      if (!right.includes(found)) wrong.push(`${role} at ${path}: ${found} instead of ${right.join(' or ')}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a private incident is there for the named only, and to others as absent as one that never was', async () => {
  const wrong: string[] = []
  for (const [pattern, rule] of Object.entries(PAGES).filter(([, { ofIncident }]) => ofIncident)) {
    const path = pageAt(pattern, rule, world.secret)
    const author = await world.visitors.author.fetch(path)
    const body = rule.leadsTo ? '' : await author.text()
    if (rule.leadsTo ? author.status !== 307 : author.status !== 200 || !body.includes('Kestrel leaked'))
      wrong.push(`the author at ${path}: ${author.status}, nothing of it`)
    for (const role of ['viewer', 'editor', 'admin'] as const) {
      const hidden = await textOf(world.visitors[role], path)
      const none = await textOf(world.visitors[role], pageAt(pattern, rule, absent()))
      if (hidden.status !== 404 || hidden.text !== none.text || hidden.status !== none.status)
        wrong.push(`${role} at ${path}: ${hidden.status}, for one that never was ${none.status}`)
    }
  }
  expect(wrong).toEqual([])
})

test('no page and no route tells anything of a private incident to who is not named on it', async () => {
  const told: string[] = []
  const gets = Object.entries(ROUTES).filter(([key]) => key.startsWith('GET '))
  for (const [key, rule] of [...Object.entries(PAGES), ...gets]) {
    const pattern = key.replace('GET ', '')
    for (const whole of rule.ofIncident ? [world.open, world.secret] : [world.open])
      for (const role of ROLES) {
        const path = pageAt(pattern, rule, whole)
        const asked = /\?/.test(path) ? path : `${path}?q=kestrel`
        const body = await (await world.visitors[role].fetch(asked)).text()
        if (/kestrel leaked|because of the kestrel/i.test(body)) told.push(`${role} at ${asked}`)
      }
  }
  expect(told).toEqual([])
})

test('other ways to ask for a page do not help', async () => {
  const helped: string[] = []
  for (const [pattern, rule] of Object.entries(PAGES).filter(([, { least }]) => least !== 'nobody')) {
    const path = pageAt(pattern, rule, rule.ofIncident ? world.secret : world.open)
    const role = rule.ofIncident ? 'editor' : (ROLES[rank(rule.least) - 1] ?? 'nobody')
    const variants: [string, string, Record<string, string>][] = [
      ['subrequest', path, { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
      ['subrequest of src', path, { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' }],
      ['RSC', path, { rsc: '1' }],
      ['prefetch', path, { rsc: '1', 'next-router-prefetch': '1' }],
      ['segment', path, { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
      ['.rsc', `${path === '/' ? '/index' : path}.rsc`, {}],
      ['segment file', `${path === '/' ? '/index' : path}.segments/_tree.segment.rsc`, {}],
      ['encoded', path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`), {}],
      ['doubled slash', `/${path}`, {}],
      ['another path told', path, { 'x-nevermore-path': '/sign-in', 'x-invoke-path': '/sign-in', 'x-rewrite-url': '/sign-in' }],
    ]
    for (const [name, address, headers] of variants) {
      const body = await follow(world.visitors[role], address, headers)
      const content = rule.ofIncident ? ['Kestrel leaked'] : ['Checkout refused every order', world.members.author.email]
      if (content.some((words) => body.includes(words))) helped.push(`${role} at ${address} by ${name}`)
    }
  }
  expect(helped).toEqual([])
})

test('a route handler answers from its role on', async () => {
  const wrong: string[] = []
  for (const [key, rule] of Object.entries(ROUTES)) {
    const [method = '', pattern = ''] = key.split(' ')
    for (const role of ROLES) {
      const visitor = rule.signsOut ? await world.again(role) : world.visitors[role]
      const status = await statusOf(visitor, method, pageAt(pattern, rule, world.open), { origin: world.instance.url })
      const right = expectedOfRoute(rule, role)
      if (!right.includes(status)) wrong.push(`${role}: ${key} answered ${status} instead of ${right.join(' or ')}`)
      if (!rule.ofIncident || role === 'nobody') continue
      const hidden = await statusOf(world.visitors[role], method, pageAt(pattern, rule, world.secret), {
        origin: world.instance.url,
      })
      if (hidden !== 404) wrong.push(`${role}: ${key} of a private incident answered ${hidden}`)
    }
  }
  expect(wrong).toEqual([])
})

test('nothing is changed for a foreign, a "null" or a missing origin', async () => {
  const let_in: string[] = []
  const origins: Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: `${world.instance.url}.evil.example` },
  ]
  for (const headers of origins) {
    for (const [key, rule] of Object.entries(ROUTES)) {
      const [method = '', pattern = ''] = key.split(' ')
      if (method === 'GET' || method === 'HEAD' || rule.least === 'token') continue
      const status = await statusOf(world.visitors.admin, method, pageAt(pattern, rule, world.open), headers)
      if (status !== 403) let_in.push(`${key} with ${JSON.stringify(headers)}: ${status}`)
    }
    for (const [id, rule] of Object.entries(MUTATIONS)) {
      const { status, ok } = await callAs('admin', id, rule, world.open, headers)
      if (status !== 403 || ok) let_in.push(`${id} with ${JSON.stringify(headers)}: ${status}`)
    }
  }
  expect(let_in).toEqual([])
})

test('every answer carries the security headers, and no page a script without its nonce', async () => {
  const wrong: string[] = []
  const gets = Object.entries(ROUTES).filter(([key]) => key.startsWith('GET '))
  const kept = new Set<string>()
  const open = new Set<string>()
  const asked: [string, string][] = [...Object.entries(PAGES), ...gets].flatMap(([key, rule]) => {
    const path = pageAt(key.replace('GET ', ''), rule, world.open)
    if ('isKept' in rule) kept.add(path)
    if ('isOpen' in rule) open.add(path)
    return (['nobody', 'viewer', 'admin'] as const).map((role): [Role, string] => [role, path])
  })
  const nonces = new Set<string>()
  for (const [role, path] of [...asked, ['nobody', '/nowhere'], ['admin', '/nowhere']] as [Role, string][]) {
    const answer = await world.visitors[role].fetch(path)
    const body = await answer.text()
    const headers = kept.has(path)
      ? { ...HEADERS, ...FILE_HEADERS, ...(answer.ok && KEPT) }
      : { ...HEADERS, ...(open.has(path) && OPEN) }
    for (const [name, value] of Object.entries(headers))
      if (!value.test(answer.headers.get(name) ?? '')) wrong.push(`${role} at ${path}: ${name} is ${answer.headers.get(name)}`)
    if (answer.headers.has('x-powered-by')) wrong.push(`${role} at ${path}: x-powered-by`)
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
    if (!kept.has(path) && nonces.has(nonce)) wrong.push(`${role} at ${path}: a nonce used twice`)
    nonces.add(nonce)
    for (const [script] of body.matchAll(/<script\b[^>]*>/g))
      if (!script.includes(`nonce="${nonce}"`)) wrong.push(`${role} at ${path}: ${script}`)
    if (/<[^>]+\son\w+=|href="javascript:/i.test(body.replace(/<script[\s\S]*?<\/script>/g, '')))
      wrong.push(`${role} at ${path}: inline code`)
  }
  expect(wrong).toEqual([])
})

test('a method that an address does not know is refused', async () => {
  const wrong: string[] = []
  const headers = { origin: world.instance.url }
  for (const [pattern, rule] of Object.entries(PAGES))
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const status = await statusOf(world.visitors.admin, method, pageAt(pattern, rule, world.open), headers)
      if (status !== 405) wrong.push(`${method} ${pattern}: ${status}`)
    }
  for (const pattern of new Set(Object.keys(ROUTES).map((key) => key.split(' ')[1] ?? '')))
    for (const method of ['PATCH', 'DELETE']) {
      if (`${method} ${pattern}` in ROUTES) continue
      const rule = Object.entries(ROUTES).find(([key]) => key.endsWith(` ${pattern}`))?.[1]
      const status = await statusOf(world.visitors.admin, method, rule?.at?.(world.open, world) ?? pattern, headers)
      if (status !== 405) wrong.push(`${method} ${pattern}: ${status}`)
    }
  expect(wrong).toEqual([])
})

test('a mutation does nothing for nobody, and is forbidden below its role', async () => {
  const wrong: string[] = []
  for (const [id, rule] of Object.entries(MUTATIONS)) {
    for (const role of ROLES.slice(0, rank(rule.least))) {
      const result = await callAs(role, id, rule, world.open)
      const right = role === 'nobody' ? 'signed_out' : 'forbidden'
      const hidden = role !== 'nobody' && rule.own && result.kind === 'not_found'
      if (result.kind !== right && !hidden) wrong.push(`${role}: ${id} answered ${told(result)} instead of ${right}`)
    }
  }
  expect(wrong).toEqual([])
})

test('what belongs to a private incident cannot be changed by who is not named on it, and is not told from what is not there', async () => {
  const wrong: string[] = []
  for (const [id, rule] of Object.entries(MUTATIONS).filter(([, rule]) => rule.ofIncident || rule.own)) {
    for (const role of ['editor', 'admin'] as const) {
      const hidden = await callAs(role, id, rule, world.secret)
      const none = await callAs(role, id, rule, absent())
      if (hidden.kind !== 'not_found' || hidden.message !== none.message || none.kind !== 'not_found')
        wrong.push(`${role}: ${id} answered ${told(hidden)}, for what is not there ${told(none)}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a mutation is let through from its role on', async () => {
  const wrong: string[] = []
  for (const [id, rule] of Object.entries(MUTATIONS)) {
    const role = rule.own ? 'author' : (rule.by ?? rule.least)
    const result = await callAs(role, id, rule, world.open)
    // Of a draft made here the passages are not known: it is enough that it was let in to look for them.
    const looked = rule.own && ['invalid', 'not_found'].includes(result.kind ?? '')
    const fine = rule.answers
      ? result.kind === rule.answers
      : result.ok === true || result.redirected !== undefined || result.kind === 'conflict'
    if (!fine && !looked) wrong.push(`${role}: ${id} answered ${told(result)} instead of ${rule.answers ?? 'doing it'}`)
  }
  expect(wrong).toEqual([])
})

function expectedOfPage(rule: PageRule, role: Role, path: string): string[] {
  const leadsTo = typeof rule.leadsTo === 'function' ? rule.leadsTo(world.open) : rule.leadsTo
  if (rule.least === 'nobody') return leadsTo ? [`→ ${leadsTo}`] : role === 'nobody' ? ['200'] : ['200', '→ /']
  if (role === 'nobody') return [path === '/' ? '→ /sign-in' : `→ /sign-in?next=${encodeURIComponent(path)}`]
  if (rule.own || rank(role) < rank(rule.least)) return ['404']
  return leadsTo ? [`→ ${leadsTo}`] : ['200']
}

async function describePage(visitor: Visitor, path: string): Promise<string> {
  const answer = await visitor.fetch(path)
  const location = answer.headers.get('location')
  return location ? `→ ${location}` : String(answer.status)
}

/** What a person reads on a page, without what differs from one answer to the next. */
async function textOf(visitor: Visitor, path: string): Promise<{ status: number; text: string }> {
  const answer = await visitor.fetch(path)
  const text = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ')
  return { status: answer.status, text: text.replace(/\s+/g, ' ').trim() }
}

/** The body in the end, redirects to other forms of the same address followed; that of the sign-in page is not of interest. */
async function follow(visitor: Visitor, path: string, headers: Record<string, string>): Promise<string> {
  let at = path
  for (let hops = 0; hops < 4; hops += 1) {
    const answer = await visitor.fetch(at, { headers })
    const location = answer.headers.get('location')
    if (!location) return answer.text()
    if (location.includes('/sign-in')) return ''
    at = location.replace(visitor.url, '')
  }
  return ''
}

function expectedOfRoute(rule: RouteRule, role: Role): number[] {
  if (rule.least === 'token') return [404]
  if (role !== 'nobody' && rule.own) return [404]
  if (rank(role) < rank(rule.least)) return role === 'nobody' ? [401] : [403, 404]
  return [rule.answers ?? 200]
}

async function statusOf(visitor: Visitor, method: string, path: string, headers: Record<string, string>): Promise<number> {
  const answer = await visitor.fetch(path, { method, headers, ...(method === 'POST' && { body: '' }) })
  await answer.arrayBuffer()
  return answer.status
}

function callAs(
  role: Role | 'author',
  id: string,
  rule: MutationRule,
  whole: Whole,
  headers?: Record<string, string>,
): Promise<Result> {
  const built = builtMutations().get(id)
  if (!built) throw new Error(`${id} is not in the build: no page uses it.`)
  const page = built.pages.find((pattern) => !pattern.includes('[') && pattern in PAGES) ?? built.pages[0] ?? '/'
  const path = PAGES[page] ? pageAt(page, PAGES[page], whole) : '/sign-in'
  return world.visitors[role].call(built.key, path, rule.form(whole, world), headers)
}

const told = ({ status, ok, kind, message, redirected }: Result) => JSON.stringify({ status, ok, kind, message, redirected })
