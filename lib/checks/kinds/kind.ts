import type { z } from 'zod'
import type { Verdict } from '../../platform/db/generated/enums'
import { Invalid } from '../../platform/errors'
import type { Repositories } from '../../platform/git/mirrors'
import type { GuardedConnect } from '../../platform/net/guarded-connect'
import type { GuardedDns } from '../../platform/net/guarded-dns'
import type { GuardedFetch } from '../../platform/net/guarded-fetch'
import type { OpenedSecret } from '../../secrets/store'
import type { FoundTests, ReportBrief, TestQuestion } from '../../test-reports/store'
import type { ProofRule } from '../rules'

/** One thing that was looked at: what was expected beside what was seen. `holds` is absent for mere facts. */
export interface Observation {
  what: string
  expected?: string
  observed: string
  holds?: boolean
}

/** What a run found out. `failure` names what went wrong ("certificate_expired"); a pass has none. */
export interface Outcome {
  verdict: Verdict
  failure?: string
  /** One sentence, shown in lists. */
  summary: string
  evidence?: Observation[]
  /** When the next look is worthwhile, if not at the next interval: the moment a heartbeat would be missed. */
  lookAgainAt?: Date
}

/** What has arrived for a check that waits for pings. */
export interface Pings {
  /** Since when this wording of the check waits. */
  waitingSince: Date
  /** Since when pings could be received without a break: before that, silence may be our own. */
  listeningSince: Date
  /** Up to when every ping that came is known here; one that came later may still be on its way. */
  heardUntil: Date
  /** Of the newest failure, where it came as an exit status. */
  lastExitStatus: number | null
  lastSuccessAt: Date | null
  lastFailAt: Date | null
  startedAt: Date | null
}

/** What somebody attested of a check, or that somebody withdrew it. */
export interface Attestation {
  /** Who, by name. */
  by: string
  isWithdrawal: boolean
  /** What they looked at, or why they withdrew it. */
  note: string
  at: Date
  expiresAt: Date
  /** They own a bound action by now. */
  ownsNow: boolean
  /** The check said something else then. */
  isOfOtherWording: boolean
}

/** A database as PostgreSQL knows it: the server's own number, the same on its replicas, and its name there. */
export interface OwnDatabase {
  system: string
  name: string
}

/** The world as a running check may touch it. Tests hand in their own. */
export interface Reach {
  fetch: GuardedFetch
  /** For what is not HTTP: a socket to a host and port, guarded like every request. */
  connect: GuardedConnect
  /** One question to a DNS server. */
  dns: GuardedDns
  /** A path of a Git repository, guarded like every request, by way of a copy that is kept. */
  repositories: Repositories
  /** Whether the pattern occurs in the text, judged outside the main thread within 100 ms. */
  matches(pattern: string, text: string): Promise<boolean | 'too_slow'>
  /** The secret of this name. Its value may go to whom it is for and into nothing that is kept; the outcome is searched for it. */
  secret(name: string): Promise<OpenedSecret>
  /** What may be reached besides public addresses, for a kind that connects from a thread of its own. */
  allowTargets: readonly string[]
  /** The programs a check may run, by their paths: those the operator lists. */
  programs: readonly string[]
  /** Which database is our own: no check looks into it. */
  ownDatabase(): Promise<OwnDatabase | null>
  /** What the newest report of a branch says of a test, or the report that is named. */
  findTests(question: TestQuestion): Promise<FoundTests>
  /** The reports of a branch that are kept, newest first. */
  listReports(of: Pick<TestQuestion, 'project' | 'branch'>): Promise<ReportBrief[]>
  now(): Date
  /** Ends the run: its time is over or the worker stops. */
  signal: AbortSignal
  /** Only for kinds that wait for pings. */
  pings?: Pings
  /** What people attested of the check that runs, newest first; absent for one that is only tried. */
  attestations?(): Promise<Attestation[]>
}

interface FieldBase {
  /** Name of the property in the config. */
  name: string
  label: string
  hint?: string
  /** Folded away until somebody asks for it or it has a value. */
  rare?: boolean
  /** Of the form's width; half where nothing is said. */
  width?: 'third' | 'whole'
}

/** How the form asks for one property of the config, as data. */
export type Field = FieldBase &
  (
    | { input: 'text' | 'code' | 'lines'; placeholder?: string; required?: boolean }
    // Without a unit: a number that counts nothing, as that of a port.
    | { input: 'number'; unit: string; min: number; max: number; required?: boolean }
    | { input: 'duration'; min: number; max: number }
    | { input: 'choice'; options: { value: string; label: string }[] }
    | { input: 'switch' }
    | { input: 'pairs'; placeholder?: string }
    // One of the named secrets, or none. Under this name alone it is found which checks use a secret.
    | { input: 'secret'; name: 'secret'; required?: boolean }
    // One of the programs that the operator lists.
    | { input: 'program' }
  )

/** What was before, and can still be looked at: a report that is kept, a commit. */
export interface Past {
  id: string
  at: Date
  /** One line for a person to choose it by. */
  words: string
}

/** How a kind holds its statement against what was before, which shows that it can fail. */
interface LooksBack<Config> {
  /** What one is called: "report", "commit". */
  noun: string
  /** What there is, newest first; absent where a person has to name it. */
  list?(config: Config, reach: Reach): Promise<Past[]>
  /** The same statement, judged as it would have been then. */
  run(config: Config, past: string, reach: Reach): Promise<Outcome>
}

export interface CheckKind<Config> {
  /** Stored in checks.kind; never renamed. */
  id: string
  label: string
  /** What it can prove, in one sentence, where the kind is chosen. */
  about: string
  config: z.ZodType<Config>
  fields: Field[]
  /** What a new form starts with, as the config's plain values. */
  initial: Record<string, unknown>
  /** The statement that is checked: "GET https://… answers 200". Holds no secret. */
  describe(config: Config): string
  run(config: Config, reach: Reach): Promise<Outcome>
  looksBack?: LooksBack<Config>
  /** For a kind that sets its own pace: seconds between two looks. The form then asks for no interval. */
  pace?(config: Config): number
  /** What a new form asks for, where this kind is looked at or believed otherwise than most. */
  usualProof?: Partial<ProofRule>
  /** The kind waits for pings: each of its checks has a URL. */
  waitsForPings?: true
  /** The name by which it can be pinged as well. */
  slugOf?(config: Config): string | null
  /** The kind asks people, not machines: what it shows is attested, never proven, and each of its checks can be attested. */
  asksPeople?: true
  /** The kind runs programs that the operator lists, and is offered only where there are some. */
  runsPrograms?: true
}

/** A kind whose config type is sealed in: what the registry holds, and what rows and forms meet. */
export interface SealedKind extends Omit<CheckKind<never>, 'config' | 'describe' | 'run' | 'pace' | 'looksBack' | 'slugOf'> {
  /** Reads a config from a row or a form; messages by property where it is not usable. */
  read(config: unknown): { ok: true; config: unknown } | { ok: false; problems: Record<string, string> }
  describe(config: unknown): string
  run(config: unknown, reach: Reach): Promise<Outcome>
  pace: ((config: unknown) => number) | undefined
  slugOf: ((config: unknown) => string | null) | undefined
  looksBack: LooksBack<unknown> | undefined
}

/** Seals a kind for the registry: whatever comes in is parsed by the kind's own schema first. */
export function defineKind<Config>(kind: CheckKind<Config>): SealedKind {
  const { config: schema, pace, slugOf, looksBack } = kind
  // What came out of `read` is not judged once more.
  const known = new WeakSet<object>()
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
  const parse = (config: unknown) => (isObject(config) && known.has(config) ? (config as Config) : schema.parse(config))
  return {
    ...kind,
    read(config) {
      const parsed = schema.safeParse(config)
      if (parsed.success) {
        if (isObject(parsed.data)) known.add(parsed.data)
        return { ok: true, config: parsed.data }
      }
      const problems: Record<string, string> = {}
      for (const issue of parsed.error.issues) problems[String(issue.path[0] ?? 'config')] ??= issue.message
      return { ok: false, problems }
    },
    describe: (config) => kind.describe(parse(config)),
    run: (config, reach) => kind.run(parse(config), reach),
    pace: pace && ((config) => pace(parse(config))),
    slugOf: slugOf && ((config) => slugOf(parse(config))),
    looksBack: looksBack && sealLooksBack(looksBack, schema),
  }
}

/** The kind, whose every run looks at what was before instead of what is. */
export function inPast(kind: SealedKind, past: string): SealedKind {
  const { looksBack } = kind
  if (!looksBack) throw new Invalid('This kind of check looks at the present only.')
  return { ...kind, run: (config, reach) => looksBack.run(config, past, reach) }
}

const sealLooksBack = <Config>({ noun, list, run }: LooksBack<Config>, schema: z.ZodType<Config>): LooksBack<unknown> => ({
  noun,
  ...(list && { list: (config, reach) => list(schema.parse(config), reach) }),
  run: (config, past, reach) => run(schema.parse(config), past, reach),
})
