'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextInput } from '@/components/ui/text-input'
import styles from './import.module.css'
import { readRepository } from './mutations'

/** Names a repository, a ref of it and which of its files. */
export function RepositoryForm() {
  const { result, isPending, formProps } = useSubmit(readRepository)
  return (
    <form {...formProps} className={styles.form}>
      <FormFields result={result}>
        <Field label="Address" name="address" hint="A public repository, over https. Nothing of it is run or checked out.">
          <TextInput mono required maxLength={1000} placeholder="https://git.example.org/team/docs" />
        </Field>
        <div className={styles.pair}>
          <Field label="Branch, tag or commit" name="ref" optional>
            <TextInput mono maxLength={200} placeholder="main" />
          </Field>
          <Field label="Which files" name="glob" optional>
            <TextInput mono maxLength={500} placeholder="**/postmortems/*.md" />
          </Field>
        </div>
        <FormMessage result={result} />
        <div>
          <Button type="submit" aria-disabled={isPending || undefined}>
            {isPending ? 'Beginning…' : 'Fetch and read it'}
          </Button>
        </div>
      </FormFields>
    </form>
  )
}
