import type { Action, Cause, PostmortemDocument } from '../postmortems/document'

/**
 * The document that was published, with what has become of its actions since: their states, proof and waivers, and what covers its
 * causes. Everything that people wrote stays as it was published.
 */
export function followProof(published: PostmortemDocument, now: PostmortemDocument): PostmortemDocument {
  const actions = new Map(now.actions.map((action) => [action.number, action]))
  return {
    ...published,
    measures: published.measures.filter(({ name }) => name !== 'TTV').concat(now.measures.filter(({ name }) => name === 'TTV')),
    actions: published.actions.map((action) => withProofOf(action, actions.get(action.number))),
    causes: published.causes.map((cause) => withCoverOf(cause, now.causes)),
  }
}

const withProofOf = (action: Action, now: Action | undefined): Action =>
  now ? { ...action, state: now.state, verifiedAt: now.verifiedAt, waiver: now.waiver, checks: now.checks } : action

/** A cause is the same by its words: a document holds no ids. */
function withCoverOf(cause: Cause, now: readonly Cause[]): Cause {
  const same = now.find(({ kind, text }) => kind === cause.kind && text === cause.text)
  return { ...cause, ...(same && { coverage: same.coverage }), whys: cause.whys.map((why) => withCoverOf(why, same?.whys ?? [])) }
}
