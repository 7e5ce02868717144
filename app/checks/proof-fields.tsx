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
      <Field label="Verified after" name="passesToVerify" hint="passes in a row …">
        <TextInput type="number" min={1} max={1000} required defaultValue={proof.passesToVerify} mono />
      </Field>
      <DurationInput
        label="over at least"
        name="soak"
        errorName="soakSeconds"
        hint="… that span this time"
        seconds={proof.soakSeconds}
      />
      <Field label="Regressed after" name="failuresToRegress" hint="failures in a row">
        <TextInput type="number" min={1} max={1000} required defaultValue={proof.failuresToRegress} mono />
      </Field>
      {!hasPace && (
        <DurationInput label="It looks every" name="interval" errorName="intervalSeconds" seconds={proof.intervalSeconds} />
      )}
      <DurationInput
        label="Stale after"
        name="stale"
        errorName="staleSeconds"
        hint="without a look; left empty, three times as long as it waits between two, an hour at least"
        seconds={proof.staleSeconds ?? null}
      />
    </div>
  )
}
