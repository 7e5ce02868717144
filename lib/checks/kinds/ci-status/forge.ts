/**
 * How far a run is: "undecided" ended without saying anything of the code (cancelled, skipped, waiting for somebody's approval).
 */
export type RunState = 'passed' | 'failed' | 'undecided' | 'pending'

/** A run of a workflow, a pipeline, a job of it, or a check of a commit. */
export interface Run {
  /** As people name it: "ci.yml #12", "pipeline 47". */
  name: string
  state: RunState
  /** The provider's own word for the state. */
  word: string
  commit: string
  url: string | null
  startedAt: Date
}

/** A pull or merge request. */
export interface Pull {
  number: number
  commit: string
  isMerged: boolean
  createdAt: Date
}

/** What is asked of each provider. Everything is newest first. @throws CouldNotAsk from all of them */
export interface Forge {
  /** One page, from 1, of the runs on the branch; null where the repository or the workflow is not there. */
  listRuns(page: number): Promise<{ runs: Run[]; hasMore: boolean } | null>
  /** The job of that name in a run; the names of all where there is none. */
  findJob?(run: Run): Promise<{ job: Run } | { names: string[] }>
  listPulls(take: number): Promise<Pull[] | null>
  listRunsOf(pull: Pull): Promise<Run[]>
  hasBranch(): Promise<boolean>
  hasRepository(): Promise<boolean>
}

/** Newest first, by when they started. */
export const newestFirst = (runs: readonly Run[]): Run[] =>
  [...runs].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
