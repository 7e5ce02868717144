'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { configName, writeField } from '@/lib/checks/form'
import type { Field as KindField } from '@/lib/checks/kinds/kind'
import type { MutationError } from '@/lib/platform/web/result'
import styles from './check-form.module.css'
import { DurationInput } from './duration-input'

interface Props {
  fields: readonly KindField[]
  config: Record<string, unknown>
  /** What a new check starts with: a rare field that holds something else is not folded away. */
  usual: Record<string, unknown>
  /** Of the last try to send the form, if it came back. */
  error: MutationError | null
  choices: Choices
}

/** What a field offers that only the server knows. */
export interface Choices {
  secrets: SecretChoice[]
  /** Paths of the programs that the operator lists. */
  programs: readonly string[]
}

/** A secret as it may be chosen: its name, and where it may be sent. */
interface SecretChoice {
  name: string
  hosts: string[]
}

/** The properties of a kind of check, as its fields say; the rare ones folded away unless one matters here. */
export function KindFields({ fields, config, usual, error, choices }: Props) {
  const rare = fields.filter((field) => field.rare)
  const matters = (field: KindField) => {
    const name = configName(field.name)
    const typed = field.input === 'switch' ? undefined : error?.typed?.[name]
    return (
      error?.fields?.[name] !== undefined ||
      (typed ?? writeField(field, config[field.name])) !== writeField(field, usual[field.name])
    )
  }
  const draw = (list: readonly KindField[]) =>
    list.map((field) => <KindInput key={field.name} field={field} value={config[field.name]} choices={choices} />)
  return (
    <>
      <div className={styles.grid}>{draw(fields.filter((field) => !field.rare))}</div>
      {rare.length > 0 && (
        <details className={styles.rare} open={rare.some(matters)}>
          <summary>More</summary>
          <div className={styles.grid}>{draw(rare)}</div>
        </details>
      )}
    </>
  )
}

function KindInput({ field, value, choices }: { field: KindField; value: unknown; choices: Choices }) {
  const name = configName(field.name)
  const { label, hint } = field
  const start = writeField(field, value)
  if (field.input === 'switch')
    return (
      <div className={width(field)}>
        <Checkbox name={name} label={label} hint={hint} defaultChecked={value === true} />
      </div>
    )
  if (field.input === 'duration')
    return (
      <div className={width(field)}>
        <DurationInput label={label} name={name} hint={hint} seconds={Number(value)} />
      </div>
    )
  return (
    <div className={width(field)}>
      <Field label={field.input === 'number' && field.unit ? `${label}, ${field.unit}` : label} name={name} hint={hint}>
        {field.input === 'choice' && <Select options={field.options} defaultValue={start} />}
        {field.input === 'secret' && <Select options={secretsOf(choices.secrets, start, field.required)} defaultValue={start} />}
        {field.input === 'program' && <Select options={programsOf(choices.programs, start)} defaultValue={start} />}
        {field.input === 'number' && (
          <TextInput type="number" min={field.min} max={field.max} required={field.required} defaultValue={start} mono />
        )}
        {(field.input === 'text' || field.input === 'code') && (
          <TextInput
            mono={field.input === 'code'}
            required={field.required}
            placeholder={field.placeholder}
            defaultValue={start}
            spellCheck={false}
          />
        )}
        {(field.input === 'lines' || field.input === 'pairs') && (
          <TextArea mono rows={3} placeholder={field.placeholder} defaultValue={start} spellCheck={false} />
        )}
      </Field>
    </div>
  )
}

/** The secrets there are, and the one that is chosen even where it is gone. */
function secretsOf(secrets: SecretChoice[], chosen: string, isRequired = false) {
  const none = secrets.length === 0 ? 'None yet: an administrator adds them in Settings' : isRequired ? 'Choose one' : 'None'
  const gone = chosen !== '' && !secrets.some(({ name }) => name === chosen)
  return [
    { value: '', label: none },
    ...(gone ? [{ value: chosen, label: `${chosen}, which is not there any more` }] : []),
    ...secrets.map(({ name, hosts }) => ({ value: name, label: hosts.length > 0 ? `${name}, for ${hosts.join(', ')}` : name })),
  ]
}

/** The programs that are listed, and the one that is chosen even where it is listed no more. */
function programsOf(programs: readonly string[], chosen: string) {
  const gone = chosen !== '' && !programs.includes(chosen)
  return [
    ...(chosen === '' ? [{ value: '', label: 'Choose one' }] : []),
    ...(gone ? [{ value: chosen, label: `${chosen}, which is not listed any more` }] : []),
    ...programs.map((program) => ({ value: program, label: program })),
  ]
}

const width = (field: KindField) => (field.width ? styles[field.width] : undefined)
