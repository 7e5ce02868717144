import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type Commit,
  type Content,
  type Entry,
  fetchDepth,
  findContent,
  inside,
  type Looking,
  readCommit,
  readContent,
} from './look'
import { GitFailed, runGit } from './run'

/** Since which commit a path has been so. */
export type Turn =
  /** `at` made it so; `before`, its first parent, was otherwise. The first commit has none. */
  | { known: 'exactly'; at: Commit; before: Commit | null }
  /** As far back as the branch goes it was never otherwise. */
  | { known: 'always' }
  /** At `by` it was so already; `after` is the newest commit known at which it was not. */
  | { known: 'between'; after: Commit | null; by: Commit }

/** What is asked of the history behind an entry. */
export interface TurnRequest {
  entry: Entry
  /** What was found of the entry; the commit is looked for that made it so. */
  holds: boolean
  /** Whether it held when the path was this; null where that cannot be told. */
  judge: (content: Content) => Promise<boolean | null>
  /** All that the judgement depends on besides the content: under it the answer is remembered. */
  statement: string
}

/** So many commits of a branch are fetched, if fewer did not tell; and so many bytes for that. */
const DEPTHS = [32, 256, 1_024]
const MOST_BYTES = 50_000_000
/** So many versions of the path are judged. */
const MOST_VERSIONS = 100

/**
 * Finds the commit at which the path became what it is judged to be, along the first parents of the branch. As long as the path
 * holds what it held at the last look, nothing is asked. Bounded: what cannot be known within the bounds is said so.
 */
export async function findTurn(looking: Looking, request: TurnRequest): Promise<Turn> {
  const { entry, holds, statement } = request
  const file = join(looking.folder, `turn-${nameOf(`${looking.path}\n${entry.remote}\n${statement}`)}`)
  const last = await recall(file)
  const isSame = last && last.holds === holds && last.type === entry.type && last.oid === entry.oid
  if (isSame) return last.turn
  const at = CommitText.parse(entry)
  const keep = async (turn: Turn): Promise<Turn> => {
    const seen: Seen = { holds, type: entry.type, oid: entry.oid, at, turn }
    await writeFile(file, JSON.stringify(seen))
    return turn
  }
  try {
    return await keep(await walk(looking, request, last))
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error
    const turn: Turn = { known: 'between', after: last && last.holds !== holds ? last.at : null, by: at }
    // A history that takes too long is not asked for at every look; whatever else went wrong may go well at the next.
    return error.because === 'timeout' ? keep(turn) : turn
  }
}

async function walk(looking: Looking, request: TurnRequest, last: Seen | null): Promise<Turn> {
  const { entry, holds } = request
  const otherwise = last && last.holds !== holds ? last.at : null
  const judge = remembering(looking, request)
  let by = entry.commit
  for (const depth of [0, ...DEPTHS]) {
    if (depth > 0 && !(await reaches(looking, entry.remote, depth))) break
    const { chain, isWhole } = await readChain(looking, entry.commit)
    const lastAt = last ? chain.indexOf(last.at.commit) : -1
    const newer = new Set(lastAt < 0 ? chain : chain.slice(0, lastAt))
    for (const commit of await listTouching(looking, entry.commit)) {
      const isFirst = commit === chain.at(-1)
      if (!newer.has(commit) || (isFirst && !isWhole)) break
      const before = isFirst ? null : await readCommit(looking, `${commit}^1`)
      const held = await judge(before?.commit ?? null)
      if (held === null) return { known: 'between', after: otherwise, by: await readCommit(looking, commit) }
      if (held !== holds) return { known: 'exactly', at: await readCommit(looking, commit), before }
    }
    if (last && lastAt >= 0) return otherwise ? { known: 'between', after: otherwise, by: CommitText.parse(entry) } : last.turn
    if (isWhole) return { known: 'always' }
    by = chain.at(-1) ?? by
  }
  return { known: 'between', after: otherwise, by: await readCommit(looking, by) }
}

/** Fetches so many commits, unless that is more than is fetched for this. */
async function reaches(looking: Looking, remote: string, depth: number): Promise<boolean> {
  try {
    await fetchDepth(looking, remote, depth, MOST_BYTES)
    return true
  } catch (error) {
    if (error instanceof GitFailed && error.because === 'too_large') return false
    throw error
  }
}

/** Judges each version of the path once; null where one cannot be judged, or where there are too many. */
function remembering(looking: Looking, { entry, judge, holds }: TurnRequest) {
  const keyOf = ({ type, oid }: Pick<Entry, 'type' | 'oid'>) => (type === 'file' ? oid : type)
  const judged = new Map<string, boolean | null>([[keyOf(entry), holds]])
  return async (commit: string | null): Promise<boolean | null> => {
    const found = commit === null ? NOTHING : await findContent(looking, commit)
    const known = judged.get(keyOf(found))
    if (known !== undefined || judged.size >= MOST_VERSIONS) return known ?? null
    const verdict = await judge({ type: found.type, text: await readContent(looking, found, entry.remote) })
    judged.set(keyOf(found), verdict)
    return verdict
  }
}

const NOTHING = { type: 'nothing', oid: '' } as const

/** The commits that are here, from this one back along first parents; and whether the last of them is the branch's first. */
async function readChain(looking: Looking, from: string): Promise<{ chain: string[]; isWhole: boolean }> {
  const chain = await listCommits(looking, ['rev-list', '--first-parent', from, '--'])
  const shallow = await readFile(join(looking.folder, 'shallow'), 'utf8').catch(() => '')
  return { chain, isWhole: !shallow.split('\n').includes(chain.at(-1) ?? '') }
}

/** Those of them that changed the path. */
const listTouching = (looking: Looking, from: string): Promise<string[]> =>
  listCommits(looking, ['rev-list', '--first-parent', from, '--', looking.path])

const listCommits = async (looking: Looking, args: string[]): Promise<string[]> =>
  (await runGit(args, inside(looking))).toString().split('\n').filter(Boolean)

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)

const CommitText = z.object({ commit: z.string(), author: z.string(), authoredAt: z.coerce.date(), subject: z.string() })

/** What the last look saw and found. It stands in a file beside the copy, and goes with it. */
const Seen = z.object({
  holds: z.boolean(),
  type: z.string(),
  oid: z.string(),
  at: CommitText,
  turn: z.discriminatedUnion('known', [
    z.object({ known: z.literal('exactly'), at: CommitText, before: CommitText.nullable() }),
    z.object({ known: z.literal('always') }),
    z.object({ known: z.literal('between'), after: CommitText.nullable(), by: CommitText }),
  ]),
})
type Seen = z.output<typeof Seen>

async function recall(file: string): Promise<Seen | null> {
  try {
    return Seen.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}
