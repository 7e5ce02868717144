import type { Severity } from '../platform/db/generated/enums'
import type { ProofRule } from './rules'

const HOUR = 3600
const USUAL: ProofRule = { intervalSeconds: 300, passesToVerify: 3, soakSeconds: 24 * HOUR, failuresToRegress: 2 }

const BY_SEVERITY: Record<Severity, ProofRule> = {
  SEV1: { intervalSeconds: 60, passesToVerify: 5, soakSeconds: 72 * HOUR, failuresToRegress: 2 },
  SEV2: { intervalSeconds: 60, passesToVerify: 3, soakSeconds: 48 * HOUR, failuresToRegress: 2 },
  SEV3: USUAL,
  SEV4: { ...USUAL, intervalSeconds: 900, failuresToRegress: 3 },
  SEV5: { ...USUAL, intervalSeconds: HOUR, failuresToRegress: 3 },
}

/** What a new check asks for: the worse the incident, the sooner it looks and the longer it has to hold. */
export const defaultProof = (severity: Severity | null | undefined): ProofRule => (severity ? BY_SEVERITY[severity] : USUAL)
