import { count } from '../../words'
import { short } from '../comparison'
import { type CheckKind, defineKind } from '../kind'
import { AttestationConfig } from './config'
import { judgeAttestations, PACE_S } from './judge'

const kind: CheckKind<AttestationConfig> = {
  id: 'attestation',
  label: 'Attestation',
  about: 'What no machine can see: somebody who does not own the action confirms it, and again when that ends.',
  config: AttestationConfig,
  initial: { statement: '', how: '', validDays: 90 },
  fields: [
    {
      name: 'statement',
      label: 'What has to be true',
      input: 'text',
      placeholder: 'The on-call handbook names who may fail the database over',
      required: true,
      width: 'whole',
    },
    {
      name: 'how',
      label: 'What to look at',
      input: 'lines',
      placeholder: 'Handbook, chapter 4. Ask two of the people on call.',
      hint: 'Shown to whoever is asked to attest it',
      width: 'whole',
    },
    {
      name: 'validDays',
      label: 'Holds for',
      input: 'number',
      unit: 'days',
      min: 1,
      max: 366,
      required: true,
      hint: 'Then it has to be attested anew; a week before, the check says so',
    },
  ],
  describe: ({ statement, validDays }) => `Attested by a person, every ${count(validDays, 'day')}: ${short(statement)}`,
  pace: () => PACE_S,
  usualProof: { passesToVerify: 1, soakSeconds: 0, failuresToRegress: 1 },
  asksPeople: true,
  async run(_, reach) {
    if (!reach.attestations)
      return { verdict: 'error', failure: 'not_kept', summary: 'Only a check that is kept can be attested.' }
    return judgeAttestations(await reach.attestations(), reach.now())
  },
}

export const attestation = defineKind(kind)
