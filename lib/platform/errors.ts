/** Something asked for is not there, or the actor may not know of it: the two are told apart nowhere. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The actor may see the thing but not do this to it. The message is shown to them. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** What came in cannot be used. `fields` names the field of the form or document each message belongs to. */
export class Invalid extends Error {
  override name = 'Invalid'
  constructor(
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
  }
}

/** Somebody else changed the row since it was read. `theirs` is what stands there now, to be shown beside what was typed. */
export class Conflict extends Error {
  override name = 'Conflict'
  constructor(
    message: string,
    readonly theirs: Record<string, unknown> = {},
  ) {
    super(message)
  }
}

/** Too many tries; `retryAfterSeconds` says when the next one counts. */
export class Limited extends Error {
  override name = 'Limited'
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message)
  }
}

/** The program will not start or go on: one sentence with what was found, one with what to do. Shown without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    message: string,
    readonly advice: string,
    readonly exitCode = 78,
  ) {
    super(message)
  }
}
