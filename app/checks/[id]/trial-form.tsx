'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { KindForm } from '../check-form'
import { type Choices, KindFields } from '../kind-fields'
import { showRed } from '../mutations'
import styles from './check.module.css'

interface Props {
  id: string
  kind: KindForm
  /** What the check says now: what the form of a second target starts with. */
  config: Record<string, unknown>
  choices: Choices
  /** For a kind that looks back: what one is called, and what there is to choose from, where that is known. */
  past: { noun: string; known: { id: string; words: string }[] | null } | null
}

/** Runs the check once against what was before, or against a second target. */
export function TrialForm({ id, kind, config, choices, past }: Props) {
  const { result, formProps } = useSubmit(showRed)
  return (
    <form {...formProps} className={styles.trial}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="kind" value={kind.id} />
        {past ? (
          <Past {...past} />
        ) : (
          <KindFields
            fields={kind.fields}
            config={config}
            usual={kind.usual}
            error={result?.ok === false ? result.error : null}
            choices={choices}
          />
        )}
        <FormMessage result={result} success="Kept below." />
        <div>
          <SubmitButton variant="plain" pending="Running">
            Run it against this
          </SubmitButton>
        </div>
      </FormFields>
    </form>
  )
}

function Past({ noun, known }: { noun: string; known: { id: string; words: string }[] | null }) {
  if (known?.length === 0) return <p className={styles.quiet}>No {noun} is kept yet.</p>
  return (
    <Field
      label={`An older ${noun}`}
      name="past"
      {...(!known && { hint: 'A whole commit, a tag or a branch from before the fix' })}
    >
      {known ? (
        <Select options={known.map(({ id: value, words }) => ({ value, label: words }))} required />
      ) : (
        <TextInput mono required maxLength={500} spellCheck={false} />
      )}
    </Field>
  )
}
