import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { isWhollyVisible } from '../incidents/store'
import { Invalid } from '../platform/errors'
import { readAddress } from '../platform/git/address'
import { askHostKeys, type HostKeys } from '../platform/git/host-keys'
import { makeKeyPair } from '../platform/git/key-pair'
import { PushFailure } from '../platform/git/push-failure'
import { newId } from '../platform/ids'
import { readAllowance } from '../platform/net/addresses'
import { settings } from '../platform/settings'
import { slugOfTitle } from '../postmortems/file-names'
import { loadDocument } from '../postmortems/store'
import { addSecret } from '../secrets/store'
import { readHostKeys } from './host-keys'
import { isOver } from './is-over'
import { type DiffLine, diffLines } from './lines'
import { hashOf } from './names'
import { openRequests } from './open-requests'
import { confirmHostKeys, getRepository, keepDeployKey, type RepositoryRow } from './repositories.store'
import { findRequest } from './requests.store'
import { pathOf, planFile } from './rules'
import { listPublications } from './store'
import { asInvalid, openTarget } from './target'
import { writePublished } from './write'

/** What a dry run found out: nothing was written. */
export interface Tried {
  branch: string
  /** Null: the branch is not there yet, and the first commit makes it. */
  tip: string | null
  /** What the token may open there ("pull request"); null where changes are pushed to the branch itself. */
  opens: string | null
}

/** Fetches a repository's branch and asks whether a commit may be pushed there, or a request opened. @throws Invalid that says why not */
export async function tryRepository(actor: Actor, id: string): Promise<Tried> {
  demand(actor, 'administer')
  const repository = await getRepository(actor, id)
  try {
    const requests = repository.opensRequests ? await openRequests(actor, repository) : null
    const tried = await openTarget(actor, repository, async (branch) => {
      const author = { name: repository.authorName, email: repository.authorEmail }
      const commit = await branch.commit({ author, at: new Date(), message: 'Dry run', files: new Map() })
      await branch.tryPush(commit, requests ? 'nevermore/dry-run' : repository.branch)
      return { branch: repository.branch, tip: branch.tip }
    })
    if (requests && tried.tip === null) throw new Invalid(`There is no branch ${repository.branch} yet to ask for changes of.`)
    await requests?.tryOpen(repository.branch)
    return { ...tried, opens: requests?.word ?? null }
  } catch (error) {
    throw asInvalid(error)
  }
}

/** The keys that a repository's host shows, for an administrator to look at. @throws Invalid */
export async function showHostKeys(actor: Actor, id: string): Promise<HostKeys> {
  demand(actor, 'administer')
  const { address } = await getRepository(actor, id)
  const read = readAddress(address)
  if (read.protocol !== 'ssh') throw new Invalid('Only hosts that are reached over ssh show keys.')
  try {
    return await askHostKeys(read, readAllowance(settings().allowTargets))
  } catch (error) {
    throw asInvalid(error)
  }
}

/** Keeps keys that were looked at; only lines of known_hosts that hold keys. @throws Invalid */
export async function keepHostKeys(actor: Actor, id: string, knownHosts: string): Promise<void> {
  await confirmHostKeys(actor, id, readHostKeys(knownHosts))
}

/** Makes a key for a repository: its private half becomes a secret for that host, its public half is shown to be copied. @throws Invalid */
export async function makeDeployKey(actor: Actor, id: string): Promise<{ publicKey: string }> {
  demand(actor, 'administer')
  const { name, address } = await getRepository(actor, id)
  const { host } = new URL(address)
  const keyId = newId()
  const secretName = `deploy-key-${slugOfTitle(name).replace(/[^a-z0-9-]/g, '') || 'repository'}-${keyId.slice(-6)}`
  try {
    const { privateKey, publicKey } = await makeKeyPair(`nevermore ${name}`)
    await addSecret(actor, { id: keyId, name: secretName, secret: privateKey, hosts: [host] })
    await keepDeployKey(actor, id, publicKey, secretName)
    return { publicKey }
  } catch (error) {
    throw asInvalid(error)
  }
}

/** Whether its request is found to be over now. Where nobody can say, it counts as it did. */
async function hasJustEnded(actor: Actor, repository: RepositoryRow, publicationId: string): Promise<boolean> {
  const { request } = await findRequest(publicationId)
  if (request?.number == null) return false
  try {
    return await isOver(request, await openRequests(actor, repository))
  } catch (error) {
    if (error instanceof PushFailure) return false
    throw error
  }
}

export interface Preview {
  path: string
  kind: 'new' | 'changed' | 'unchanged' | 'changed_there'
  /** Of "changed_there": the hash of the text there, by which a form says that it has been seen. */
  seen: string | null
  /** What stands there may hold what was restricted since: only those from whom nothing is restricted are shown the lines. */
  isHidden: boolean
  lines: DiffLine[]
}

/** What publishing would change in a repository, against what stands there at this moment. @throws Invalid, NotFound */
export async function previewPublication(actor: Actor, number: number, repositoryId: string): Promise<Preview> {
  demand(actor, 'write')
  const [repository, document, isWhole] = await Promise.all([
    getRepository(actor, repositoryId),
    loadDocument(actor, number),
    isWhollyVisible(actor, number),
  ])
  const find = async () => (await listPublications(actor, number)).find((one) => one.repository.id === repositoryId)
  const asked = await find()
  const publication = asked && (await hasJustEnded(actor, repository, asked.id)) ? await find() : asked
  // What is asked for already is what a further commit would change.
  const open = publication?.requests.find(({ state }) => state === 'open')
  const before = open ?? publication
  const path = before?.path ?? publication?.path ?? pathOf(repository.pathTemplate, document)
  const { text: ours } = await writePublished(actor, repository, document, path)
  const branch = open?.branch ?? repository.branch
  const there = await openTarget(actor, { ...repository, branch }, (at) => at.read(path)).catch((error) => {
    throw asInvalid(error)
  })
  const plan = planFile({
    there,
    before: before?.text ?? null,
    written: open || publication?.hasDismissed ? null : (publication?.written ?? null),
    ours,
    mayReplace: () => false,
  })
  return {
    path,
    kind: plan.kind === 'write' ? (there === null ? 'new' : 'changed') : plan.kind,
    seen: plan.kind === 'changed_there' ? hashOf(plan.there) : null,
    isHidden: !isWhole,
    lines: plan.kind === 'unchanged' || !isWhole ? [] : diffLines(there ?? '', ours),
  }
}
