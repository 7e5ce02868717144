import type { IncomingMessage, RequestListener } from 'node:http'
import { httpServer } from '../far-side'

/** A run as a test thinks of it; the fake provider answers with it in the published shape of its API. */
export interface FakeRun {
  number: number
  /** As if it began so many hours ago. */
  hoursAgo: number
  /** "success", "failure", "cancelled", "skipped", or "running" and "waiting" where it has not ended. */
  is: 'success' | 'failure' | 'cancelled' | 'skipped' | 'running' | 'waiting'
  branch?: string
  workflow?: string
  commit?: string
  event?: 'push' | 'pull_request'
  /** Its jobs by name; one of the run's own state where none are said. */
  jobs?: Record<string, FakeRun['is']>
}

interface FakePull {
  number: number
  commit: string
  isMerged?: boolean
  hoursAgo?: number
}

/** What stands at the provider: its repository is shop/web. Newest first. */
export interface FakeWorld {
  branches: string[]
  workflows: string[]
  runs: FakeRun[]
  pulls: FakePull[]
  /** Commits of the branch, newest first, with the checks that were reported of them. */
  checks: { commit: string; reported: Record<string, FakeRun['is']> }[]
  /** Everything is private, and this token may read it. */
  token?: string
}

export const makeWorld = (world: Partial<FakeWorld> = {}): FakeWorld => ({
  branches: ['main'],
  workflows: ['ci.yml'],
  runs: [],
  pulls: [],
  checks: [],
  ...world,
})

export const at = (hoursAgo: number): string => new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
export const commitOf = (text: string): string => text.padEnd(40, '0')

/** What one request is answered with; undefined is 404. */
export type Answers = (path: string[], query: URLSearchParams, world: FakeWorld) => unknown

export interface FakeForge {
  url: string
  /** Put another one in for another story. */
  world: FakeWorld
  /** Path and query of what was asked, without the API's prefix. */
  asked: string[]
  authorizations: (string | undefined)[]
  /** Answers like this instead, until it is taken away. */
  trouble?: { status: number; headers?: Record<string, string>; body?: string } | undefined
}

/** How a server is started, and where it listens: in a test of Vitest it ends with the file. */
export type Serve = (answer: RequestListener) => Promise<{ port: number }>

/** A provider on loopback. */
export async function startForge(prefix: string, answers: Answers, serve: Serve = httpServer): Promise<FakeForge> {
  const forge: FakeForge = { url: '', world: makeWorld(), asked: [], authorizations: [] }
  const answer = (request: IncomingMessage): { status: number; headers?: Record<string, string>; body: string } => {
    forge.authorizations.push(request.headers.authorization)
    if (forge.trouble) return { body: '{"message":"no"}', ...forge.trouble }
    const { pathname, searchParams, search } = new URL(request.url ?? '/', forge.url)
    if (!pathname.startsWith(prefix)) return { status: 404, body: '<html>' }
    forge.asked.push(pathname.slice(prefix.length) + search)
    const { token } = forge.world
    if (token && !request.headers.authorization) return { status: 404, body: '{}' }
    if (token && !request.headers.authorization?.endsWith(` ${token}`)) return { status: 401, body: '{}' }
    const path = pathname
      .slice(prefix.length + 1)
      .split('/')
      .map(decodeURIComponent)
    const found = answers(path, searchParams, forge.world)
    return found === undefined ? { status: 404, body: '{"message":"Not Found"}' } : { status: 200, body: JSON.stringify(found) }
  }
  const { port } = await serve((request, response) => {
    const { status, headers, body } = answer(request)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  })
  forge.url = `http://127.0.0.1:${port}`
  return forge
}
