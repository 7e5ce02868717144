import type { MergeRequestSchema } from '@gitbeaker/core'
import type { components } from '@octokit/openapi-types'
import type { PullRequest } from 'gitea-js'
import type { ForgeName } from '@/lib/platform/forge/place'
import { httpServer } from '../far-side'
import type { Serve } from './forge'

type Pull = Pick<components['schemas']['pull-request'], 'number' | 'html_url' | 'state' | 'merged_at' | 'merge_commit_sha'> & {
  head: Pick<components['schemas']['pull-request']['head'], 'ref'>
}
type MergeRequest = Pick<
  MergeRequestSchema,
  | 'iid'
  | 'web_url'
  | 'state'
  | 'source_branch'
  | 'source_project_id'
  | 'target_project_id'
  | 'sha'
  | 'merge_commit_sha'
  | 'squash_commit_sha'
>

/** A request as it stands at the provider. */
interface FakeRequest {
  number: number
  branch: string
  into: string
  title: string
  body: string
  state: 'open' | 'merged' | 'closed'
  mergedAs: string | null
  /** Its branch is in somebody's copy of the repository. */
  isOfFork?: true
}

/** GitHub, GitLab or Gitea on loopback, as far as requests go; its repository is shop/web, and only this token may do anything. */
export interface RequestForge {
  url: string
  requests: FakeRequest[]
  /** Method and path of what was asked. */
  asked: string[]
  token: string
  /** Answers like this instead, until it is taken away. */
  trouble?: { status: number; headers?: Record<string, string>; body?: string } | undefined
  /** Called when one was opened, before anybody is told. */
  opened?: (() => void) | undefined
}

/** Numbers of the repository, and of somebody's copy of it. */
const [SHOP, FORK] = [11, 12]

const AS_SAID = {
  github: {
    path: '/api/v3/repos/shop/web/pulls',
    read: ({ head, base, title, body }: Record<string, string>) => ({ branch: head, into: base, title, body }),
    write: ({ number, branch, state, mergedAs }: FakeRequest, url: string): Pull => ({
      number,
      html_url: `${url}/shop/web/pull/${number}`,
      state: state === 'open' ? 'open' : 'closed',
      merged_at: state === 'merged' ? '2026-03-01T10:00:00Z' : null,
      merge_commit_sha: mergedAs,
      head: { ref: branch },
    }),
    refused: {
      message: 'Validation Failed',
      errors: [{ resource: 'PullRequest', code: 'custom', message: 'No commits between' }],
    },
    status: 422,
  },
  gitlab: {
    path: '/api/v4/projects/shop%2Fweb/merge_requests',
    read: ({ source_branch, target_branch, title, description }: Record<string, string>) => ({
      branch: source_branch,
      into: target_branch,
      title,
      body: description,
    }),
    write: ({ number, branch, state, mergedAs, isOfFork }: FakeRequest, url: string): MergeRequest => ({
      iid: number,
      web_url: `${url}/shop/web/-/merge_requests/${number}`,
      state: state === 'open' ? 'opened' : state,
      source_branch: branch,
      source_project_id: isOfFork ? FORK : SHOP,
      target_project_id: SHOP,
      sha: 'a'.repeat(40),
      merge_commit_sha: mergedAs,
      squash_commit_sha: null,
    }),
    refused: { message: ['Another open merge request already exists for this source branch'] },
    status: 409,
  },
  gitea: {
    path: '/api/v1/repos/shop/web/pulls',
    read: ({ head, base, title, body }: Record<string, string>) => ({ branch: head, into: base, title, body }),
    write: ({ number, branch, state, mergedAs, isOfFork }: FakeRequest, url: string): PullRequest => ({
      number,
      html_url: `${url}/shop/web/pulls/${number}`,
      state: state === 'open' ? 'open' : 'closed',
      merged: state === 'merged',
      ...(mergedAs !== null && { merge_commit_sha: mergedAs }),
      head: { ref: branch, repo_id: isOfFork ? FORK : SHOP },
      base: { repo_id: SHOP },
    }),
    refused: { message: 'pull request already exists for these targets' },
    status: 409,
  },
}

export async function startRequestForge(name: ForgeName, serve: Serve = httpServer): Promise<RequestForge> {
  const { path, read, write, refused, status } = AS_SAID[name]
  const forge: RequestForge = { url: '', requests: [], asked: [], token: 'planted-token-0815' }

  const answer = (method: string, url: URL, authorization: string | undefined, body: string): [number, unknown] => {
    if (!authorization?.endsWith(` ${forge.token}`)) return [401, { message: 'Bad credentials' }]
    if (!url.pathname.startsWith(path)) return [404, { message: 'Not Found' }]
    if (method === 'POST') {
      const wanted = read(JSON.parse(body)) as Pick<FakeRequest, 'branch' | 'into' | 'title' | 'body'>
      const isThere = forge.requests.some(
        ({ branch, state, isOfFork }) => state === 'open' && branch === wanted.branch && !isOfFork,
      )
      if (wanted.branch === wanted.into || isThere) return [isThere ? status : 422, refused]
      const made: FakeRequest = { ...wanted, number: forge.requests.length + 1, state: 'open', mergedAs: null }
      forge.requests.push(made)
      forge.opened?.()
      return [201, write(made, forge.url)]
    }
    const number = Number(url.pathname.slice(path.length + 1))
    if (!number) {
      // GitHub is asked for a branch of one owner, and leaves the others out itself.
      const isAsked = ({ state, branch, isOfFork }: FakeRequest) =>
        state === 'open' && (name !== 'github' || url.searchParams.get('head') === `${isOfFork ? 'fork' : 'shop'}:${branch}`)
      return [200, forge.requests.filter(isAsked).map((one) => write(one, forge.url))]
    }
    const found = forge.requests.find((one) => one.number === number)
    return found ? [200, write(found, forge.url)] : [404, { message: 'Not Found' }]
  }

  const { port } = await serve((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      forge.asked.push(`${request.method} ${request.url}`)
      const url = new URL(request.url ?? '/', forge.url)
      const [code, found] = answer(request.method ?? '', url, request.headers.authorization, body)
      const { trouble } = forge
      response.writeHead(trouble?.status ?? code, { 'content-type': 'application/json', ...trouble?.headers })
      response.end(trouble ? (trouble.body ?? '{"message":"no"}') : JSON.stringify(found))
    })
  })
  forge.url = `http://127.0.0.1:${port}`
  return forge
}
