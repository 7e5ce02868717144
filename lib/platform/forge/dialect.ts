import type { z } from 'zod'

/** A pull or merge request as it stands. */
export interface ChangeRequest {
  number: number
  /** Where people read it. */
  url: string
  state: 'open' | 'merged' | 'closed'
  /** The commit by which it came into its branch. */
  mergedAs: string | null
}

export interface NewRequest {
  /** From this branch … */
  branch: string
  /** … into this one. */
  into: string
  title: string
  body: string
}

/** How one forge is asked about requests. Paths begin behind the address of its API. */
export interface Dialect<Answer = unknown> {
  /** What its people call one. */
  word: string
  accept: string
  scheme: 'Bearer' | 'token'
  /** Where requests of a repository are asked for, and new ones sent to. */
  requests(repository: string): string
  /** The open ones from a branch; what else is listed is left out by `isFrom`. */
  fromBranch(repository: string, branch: string): Record<string, string>
  asBody(request: NewRequest): Record<string, unknown>
  answer: z.ZodType<Answer>
  isFrom(answer: Answer, branch: string): boolean
  read(answer: Answer): ChangeRequest
}

/** Checks that the shape and what is read of it belong together, and forgets the shape. */
export const dialect = <Answer>(made: Dialect<Answer>): Dialect => made as Dialect
