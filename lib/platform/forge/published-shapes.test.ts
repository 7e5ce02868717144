import type { MergeRequestSchema } from '@gitbeaker/core'
import type { components } from '@octokit/openapi-types'
import type { PullRequest } from 'gitea-js'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type * as gitea from './gitea'
import type * as github from './github'
import type * as gitlab from './gitlab'

type All<Value> = Value extends object ? { [Key in keyof Value]-?: All<NonNullable<Value[Key]>> } : Value
type Reads<Shape extends z.ZodType, Described> = Described extends z.input<Shape> ? true : false
type Seen<Of, Keys extends keyof Of> = Pick<Of, Keys> & { head: { ref: string } }
type OfGitea = 'number' | 'html_url' | 'state' | 'merged' | 'merge_commit_sha' | 'head' | 'base'
type GitHub = components['schemas']
type OfGitHub = 'number' | 'html_url' | 'state' | 'merged_at' | 'merge_commit_sha'

test('everything that is read of a request is in the published description of the API', () => {
  const described: [
    Reads<typeof github.Pull, Seen<GitHub['pull-request'], OfGitHub>>,
    Reads<typeof github.Pull, Seen<GitHub['pull-request-simple'], OfGitHub>>,
    Reads<typeof gitlab.MergeRequest, MergeRequestSchema>,
    Reads<typeof gitea.PullRequest, Pick<All<PullRequest>, OfGitea>>,
  ] = [true, true, true, true]
  expect(described).not.toContain(false)
})
