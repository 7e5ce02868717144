'use client'

import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextArea } from '@/components/ui/text-area'
import styles from './import.module.css'
import { readDocument } from './mutations'

/** Choose or drop a file, or paste its text. A chosen file is read at once. */
export function ReadForm() {
  const { result, isPending, formProps } = useSubmit(readDocument)
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!input.current || event.dataTransfer.files.length === 0) return
    input.current.files = event.dataTransfer.files
    form.current?.requestSubmit()
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <form ref={form} {...formProps} className={styles.form} encType="multipart/form-data">
      <FormFields result={result}>
        <label
          className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
          onDragOver={over}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <FileUp aria-hidden="true" />
          <span>
            <b>Drop a file here</b>, or choose one
          </span>
          <small>.md, .txt, .log, .json or any text; up to 10 MB; one or several incidents</small>
          <input
            ref={input}
            type="file"
            name="file"
            accept=".md,.markdown,.mdx,.qmd,.txt,.text,.erb,.log,.json,.jsonl,.ndjson,text/*,application/json"
            onChange={() => form.current?.requestSubmit()}
          />
        </label>
        <Field label="Or paste the text" name="pasted">
          <TextArea
            rows={8}
            mono
            spellCheck={false}
            placeholder={'# Checkout refused every order\n\n- 10:10 release 4.18 deployed'}
          />
        </Field>
        <FormMessage result={result} />
        <div>
          <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
            {isPending ? 'Reading…' : 'Read it'}
          </Button>
        </div>
      </FormFields>
    </form>
  )
}
