import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { MemberActor } from '@/lib/access/actor'
import { Conflict, Forbidden, Invalid, Limited, NotFound } from '../errors'
import { newId } from '../ids'
import { log } from '../log'
import { currentSession } from './actor'
import { refuseForeignOrigin } from './origin'
import type { MutationError, MutationResult } from './result'

type Form<Value> = (previous: MutationResult<Value> | null, form: FormData) => Promise<MutationResult<Value>>

/**
 * Makes a server function for a form (useActionState, or a plain form before JavaScript arrives): judges the origin, finds the
 * member, validates the form by `schema` (strict: an unknown field is refused), runs `work` and turns expected failures into
 * values. Nobody who is not signed in gets as far as `work`; what the member may do is the work's own: every store verb takes
 * the actor.
 */
export function mutation<Input, Value = null>(
  schema: z.ZodType<Input>,
  work: (actor: MemberActor, input: Input) => Promise<Value>,
): Form<Value> {
  return answering(schema, async (parse) => {
    const session = await currentSession()
    if (!session) throw new SignedOut()
    return work(session.actor, parse())
  })
}

/** The same for what people do before they are signed in: sign in, set up, accept an invitation. */
export function signedOutMutation<Input, Value = null>(
  schema: z.ZodType<Input>,
  work: (input: Input) => Promise<Value>,
): Form<Value> {
  return answering(schema, (parse) => work(parse()))
}

/** The same for a member's form that holds a file: `work` gets the form as it came, and judges its fields itself. */
export function fileMutation<Value = null>(work: (actor: MemberActor, form: FormData) => Promise<Value>): Form<Value> {
  return async (previous, form) => {
    const given = form instanceof FormData ? form : new FormData()
    return answering(z.unknown(), async () => {
      const session = await currentSession()
      if (!session) throw new SignedOut()
      return work(session.actor, given)
    })(previous, given)
  }
}

class SignedOut extends Error {
  override name = 'SignedOut'
}

function answering<Input, Value>(schema: z.ZodType<Input>, work: (parse: () => Input) => Promise<Value>): Form<Value> {
  return async (_previous, form) => {
    // A server function is an address like any other: it can be called with anything at all.
    const typed = form instanceof FormData ? readForm(form) : {}
    const parse = () => {
      const parsed = schema.safeParse(typed)
      if (!parsed.success) throw invalidFrom(parsed.error)
      return parsed.data
    }
    try {
      await refuseForeignOrigin()
      return { ok: true, value: await work(parse) }
    } catch (error) {
      unstable_rethrow(error)
      return { ok: false, error: { ...explain(error), typed: withoutSecrets(typed) } }
    }
  }
}

/** The form's fields; a name that occurs several times, or ends in [], is a list (without the []). React's own fields are left out. */
export function readForm(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const values = form.getAll(name).filter((value) => typeof value === 'string')
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values
    else if (values.length === 1 && values[0] !== undefined) fields[name] = values[0]
    else if (values.length > 1) fields[name] = values
  }
  return { ...fields }
}

function invalidFrom(error: z.ZodError): Invalid {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.') || 'form'] ??= issue.message
  return new Invalid(Object.values(fields).join(' '), fields)
}

/** Words for the person; a bug is logged with an id, and only the id is shown. */
export function explain(error: unknown): MutationError {
  if (error instanceof SignedOut)
    return {
      kind: 'signed_out',
      message: 'You are signed out. What you typed is still here: sign in again in another tab, then come back and save.',
    }
  if (error instanceof Invalid) return { kind: 'invalid', message: error.message, fields: error.fields }
  if (error instanceof Forbidden) {
    log().warn({ because: error.message }, 'mutation refused')
    return { kind: 'forbidden', message: error.message }
  }
  if (error instanceof NotFound) return { kind: 'not_found', message: 'This is not there any more, or you may not see it.' }
  if (error instanceof Conflict) return { kind: 'conflict', message: error.message, theirs: error.theirs }
  if (error instanceof Limited) return { kind: 'limited', message: error.message }
  const id = newId()
  log().error({ err: error, problem: id }, 'mutation failed')
  return {
    kind: 'bug',
    message: `Something broke on our side. Nothing was changed. If it happens again, tell your administrator: problem ${id}.`,
  }
}

// "config.secret" says which secret a check uses: its name, which is none.
const withoutSecrets = (typed: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name === 'config.secret' || !/password|secret|token/i.test(name)))
