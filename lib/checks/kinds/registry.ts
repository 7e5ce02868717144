import { attestation } from './attestation/kind'
import { ciStatus } from './ci-status/kind'
import { dns } from './dns/kind'
import { fileInRepo } from './file-in-repo/kind'
import { heartbeat } from './heartbeat/kind'
import { http } from './http/kind'
import type { SealedKind } from './kind'
import { plugin } from './plugin/kind'
import { prometheus } from './prometheus/kind'
import { sql } from './sql/kind'
import { tcp } from './tcp/kind'
import { testReport } from './test-report/kind'
import { tls } from './tls/kind'

/** Every kind of check there is, in the order in which they are offered. */
export const KINDS: readonly SealedKind[] = [
  http,
  tls,
  tcp,
  dns,
  prometheus,
  sql,
  heartbeat,
  fileInRepo,
  ciStatus,
  testReport,
  plugin,
  attestation,
]

/** The kind of a stored check; undefined where this program does not know it (written by a newer one). */
export const findKind = (id: string): SealedKind | undefined => KINDS.find((kind) => kind.id === id)

/** The kinds a new check may be of: one that runs programs only where the operator lists some. */
export const offeredKinds = (programs: readonly string[]): SealedKind[] =>
  KINDS.filter((kind) => !kind.runsPrograms || programs.length > 0)
