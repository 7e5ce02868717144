'use client'

import { useActionState } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { CopyCode } from '@/components/ui/copy-code'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import settings from '../settings.module.css'
import { giveToken, removeProject } from './mutations'
import styles from './test-reports.module.css'

/** `id` is the project to be: new with every page, so that a form sent twice adds one. */
export function GiveToken({ id, url }: { id: string; url: string }) {
  const [result, send] = useActionState(giveToken, null)
  return (
    <form action={send} className={settings.form}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <Field label="Project" name="project" hint="What checks call it by. It cannot be changed later.">
          <TextInput required maxLength={100} placeholder="shop" />
        </Field>
        <SubmitButton pending="Making the token">Make a token</SubmitButton>
        <FormMessage result={result} />
        {result?.ok && <Given url={url} {...result.value} />}
      </FormFields>
    </form>
  )
}

function Given({ url, token, project }: { url: string; token: string; project: string }) {
  const curl = [
    'curl -fsS --data-binary @junit.xml \\',
    '  -H "Authorization: Bearer $NEVERMORE_TOKEN" \\',
    `  "${url}/api/reports?branch=main&commit=$COMMIT"`,
  ]
  return (
    <div role="status" className={styles.given}>
      <p>The token of {project}. It is shown only now; keep it among the secrets of its CI.</p>
      <CopyCode label="The token" code={token} />
      <p className={settings.sub}>After the tests, with whatever your CI calls its branch and commit:</p>
      <CopyCode label="curl" code={curl.join('\n')} />
    </div>
  )
}

/** Asked twice: its reports go with it, and a check of it can look no more. */
export function RemoveProject({ id, name }: { id: string; name: string }) {
  const { result, formProps } = useSubmit(removeProject)
  return (
    <details className={settings.sub}>
      <summary>Delete</summary>
      <form {...formProps}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton pending="Deleting">Delete {name} and its reports for good</SubmitButton>
        <FormMessage result={result} />
      </form>
    </details>
  )
}
