'use client'

import { useId, useState } from 'react'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'

/** Words that this cause shares with others; those of the team are offered, for each after a comma too. */
export function FactorsInput({ chosen, vocabulary }: { chosen: readonly string[]; vocabulary: readonly string[] }) {
  const id = useId()
  const [typed, setTyped] = useState(chosen.join(', '))
  const before = typed.slice(0, typed.lastIndexOf(',') + 1)
  const named = before.toLowerCase().split(/\s*,\s*/)
  return (
    <>
      <Field label="Factors" name="factors" hint="What it has in common with other causes, with commas between." optional>
        <TextInput
          defaultValue={chosen.join(', ')}
          list={id}
          autoComplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
          placeholder="no test, capacity"
        />
      </Field>
      <datalist id={id}>
        {vocabulary
          .filter((word) => !named.includes(word.toLowerCase()))
          .map((word) => (
            <option key={word} value={before ? `${before} ${word}` : word} />
          ))}
      </datalist>
    </>
  )
}
