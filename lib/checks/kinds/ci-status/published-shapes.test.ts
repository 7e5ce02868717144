import type { JobSchema, MergeRequestSchema, PipelineSchema } from '@gitbeaker/core'
import type { components } from '@octokit/openapi-types'
import type { ActionTask, CommitStatus, PullRequest } from 'gitea-js'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type * as gitea from './gitea'
import type * as github from './github'
import type * as gitlab from './gitlab'

type GitHub = components['schemas']

/** What a description says of an answer, as JSON carries it. */
type Json<Value> = Value extends bigint ? never : Value extends object ? { [Key in keyof Value]: Json<Value[Key]> } : Value
/** Gitea's description calls nothing required; it leaves nothing out either. */
type All<Value> = Value extends object ? { [Key in keyof Value]-?: All<NonNullable<Value[Key]>> } : Value
type Member<List> = List extends readonly (infer Each)[] ? Each : never

/** Whether all that is read of an answer is in what its description promises. The compiler looks, in npm run check. */
type Reads<Shape extends z.ZodType, Path extends keyof z.input<Shape>, Described> =
  Described extends Member<NonNullable<z.input<Shape>[Path]>> ? true : false

test('everything that is read of an answer is in the published description of the API', () => {
  const described: [
    Reads<typeof github.WorkflowRuns, 'workflow_runs', Json<Pick<GitHub['workflow-run'], RunKeys>>>,
    Reads<typeof github.Jobs, 'jobs', Json<Pick<GitHub['job'], JobKeys>>>,
    Reads<typeof github.CheckRuns, 'check_runs', Json<Pick<GitHub['check-run'], CheckKeys>>>,
    Reads<typeof github.Status, 'statuses', Json<Pick<GitHub['simple-commit-status'], StatusKeys>>>,
    Json<Pick<GitHub['commit'], 'sha'>> extends Member<z.input<typeof github.Commits>> ? true : false,
    Pick<GitHub['pull-request-simple'], 'number' | 'head' | 'merged_at' | 'created_at'> extends Member<
      z.input<typeof github.Pulls>
    >
      ? true
      : false,
    PipelineSchema extends Member<z.input<typeof gitlab.Pipelines>> ? true : false,
    JobSchema extends Member<z.input<typeof gitlab.PipelineJobs>> ? true : false,
    MergeRequestSchema extends Member<z.input<typeof gitlab.MergeRequests>> ? true : false,
    Reads<typeof gitea.Tasks, 'workflow_runs', All<ActionTask>>,
    Reads<typeof gitea.CombinedStatus, 'statuses', All<Pick<CommitStatus, 'context' | 'status' | 'target_url' | 'updated_at'>>>,
    Pick<All<PullRequest>, 'number' | 'merged' | 'created_at'> & { head: { sha: string }; base: { ref: string } } extends Member<
      z.input<typeof gitea.Pulls>
    >
      ? true
      : false,
  ] = [true, true, true, true, true, true, true, true, true, true, true, true]
  expect(described).not.toContain(false)
})

type RunKeys = keyof Member<z.input<typeof github.WorkflowRuns>['workflow_runs']>
type JobKeys = keyof Member<z.input<typeof github.Jobs>['jobs']>
type CheckKeys = keyof Member<z.input<typeof github.CheckRuns>['check_runs']>
type StatusKeys = keyof Member<z.input<typeof github.Status>['statuses']>
