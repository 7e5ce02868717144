'use client'

import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { ProofRule } from '@/lib/checks/rules'
import styles from './check-form.module.css'
import { DurationInput } from './duration-input'

/** How often it looks, what verifies, what takes back. */
export function ProofFields({ proof, hasPace }: { proof: ProofRule; hasPace: boolean }) {
  return (
    <div className={styles.grid}>
      {!hasPace && (
        <DurationInput label="Look every" name="interval" errorName="intervalSeconds" seconds={proof.intervalSeconds} />
      )}
      <Field label="Passes in a row" name="passesToVerify" hint="An action is verified after this many …">
        <TextInput type="number" min={1} max={1000} required defaultValue={proof.passesToVerify} mono />
      </Field>
      <DurationInput
        label="over at least"
        name="soak"
        errorName="soakSeconds"
        hint="… that span this long"
        seconds={proof.soakSeconds}
      />
      <Field label="Failures in a row" name="failuresToRegress" hint="After this many it has regressed">
        <TextInput type="number" min={1} max={1000} required defaultValue={proof.failuresToRegress} mono />
      </Field>
    </div>
  )
}
