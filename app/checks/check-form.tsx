'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextInput } from '@/components/ui/text-input'
import type { Field as KindField } from '@/lib/checks/kinds/kind'
import type { ProofRule } from '@/lib/checks/rules'
import type { MutationResult } from '@/lib/platform/web/result'
import styles from './check-form.module.css'
import { type Choices, KindFields } from './kind-fields'
import { sendCheck, type Tried } from './mutations'
import { PressButton } from './press-button'
import { ProofFields } from './proof-fields'
import { TryResult } from './try-result'

/** A kind of check as the form needs it: plain data. */
export interface KindForm {
  id: string
  fields: KindField[]
  /** What a new check of it starts with. */
  usual: Record<string, unknown>
  canBeTried: boolean
  hasPace: boolean
}

interface Props {
  id: string
  kind: KindForm
  title: string
  config: Record<string, unknown>
  proof: ProofRule
  /** The action it is to prove from the start. */
  action?: { id: string; name: string }
  choices: Choices
  /** Of the check that is edited; a new one has none. */
  version?: number
  /** The actions it verifies, as people name them. */
  verified?: readonly string[]
}

/** Says what is checked and when it counts as proof; drawn from the fields of the kind. */
export function CheckForm({ id, kind, title, config, proof, action, choices, version, verified = [] }: Props) {
  const [result, send] = useActionState(sendCheck, null)
  const shown = withTyped(result)
  return (
    <form action={send} className={styles.form}>
      <FormFields result={shown}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="kind" value={kind.id} />
        {action && <input type="hidden" name="actionId" value={action.id} />}
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        <section className={styles.part}>
          <h2>What has to be true</h2>
          <KindFields
            fields={kind.fields}
            config={config}
            usual={kind.usual}
            error={shown?.ok === false ? shown.error : null}
            choices={choices}
          />
          <Field label="Name" name="title" optional hint="Left empty, the statement itself is the name">
            <TextInput defaultValue={title} maxLength={200} />
          </Field>
        </section>
        <section className={styles.part}>
          <h2>When that is proof</h2>
          <ProofFields proof={proof} hasPace={kind.hasPace} />
        </section>
        {version !== undefined && (
          <p className={styles.note}>
            Saying something else starts its passes anew.{' '}
            {verified.length > 0 ? (
              <>
                <b>
                  {verified.length === 1
                    ? `${verified[0]} is verified by this check and waits for proof again`
                    : `${verified.join(', ')} are verified by this check and wait for proof again`}
                </b>
                , in your name, if it says something else or asks for less: fewer passes, a shorter time, more failures, looks
                further apart.
              </>
            ) : (
              'It verifies no action at present.'
            )}
          </p>
        )}
        <TryResult result={result} />
        <FormMessage result={result} />
        {result?.ok === false && result.error.kind === 'conflict' && (
          <p className={styles.note}>
            <Link href={`/checks/${id}/edit`}>Open the form anew with what stands there now</Link>
          </p>
        )}
        <div className={styles.buttons}>
          <PressButton press="keep" variant="main" pending="Saving">
            {version !== undefined ? 'Save' : action ? `Create and bind to ${action.name}` : 'Create check'}
          </PressButton>
          {kind.canBeTried && (
            <PressButton press="try" pending="Trying">
              Try it now
            </PressButton>
          )}
          {version !== undefined && (
            <LinkButton href={`/checks/${id}`} variant="quiet">
              Cancel
            </LinkButton>
          )}
        </div>
      </FormFields>
    </form>
  )
}

/** A form is emptied once its mutation answered; after a try it goes on with what was typed, as it does after an error. */
const withTyped = (result: MutationResult<Tried> | null): MutationResult<unknown> | null =>
  result?.ok ? { ok: false, error: { kind: 'invalid', message: '', typed: result.value.typed } } : result
