'use client'

import { FileUp } from 'lucide-react'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextArea } from '@/components/ui/text-area'
import { megabytes } from '@/lib/importing/limits'
import { type Chosen, chosenIn, droppedIn } from './chosen'
import styles from './import.module.css'
import { readDocument } from './mutations'
import { useBatch } from './use-batch'

// An attribute of all browsers that React's types do not know.
const WHOLE_FOLDER = { webkitdirectory: '' }

/** Choose or drop files or a folder, or paste a text. One chosen file is read at once, several are sent to be read in turn. */
export function ReadForm() {
  const { result, isPending, formProps } = useSubmit(readDocument)
  const batch = useBatch()
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (chosen: Chosen[], files: FileList) => {
    const [first] = chosen
    const isOne = chosen.length === 1 && files.length === 1 && first && !/\.zip$|\//i.test(first.path)
    if (!isOne) return void batch.start(chosen)
    if (input.current) input.current.files = files
    form.current?.requestSubmit()
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    const chosen = await droppedIn(event.dataTransfer)
    if (chosen.length > 0 || files.length > 0) take(chosen, files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const choose = ({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) => {
    if (files && files.length > 0) take(chosenIn(files), files)
  }
  const isSending = batch.sending !== null
  return (
    <form ref={form} {...formProps} className={styles.form} encType="multipart/form-data">
      <FormFields result={result}>
        <fieldset
          className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
          onDragOver={over}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => void drop(event)}
          aria-label="Files"
        >
          <FileUp aria-hidden="true" />
          <span>
            <b>Drop files, a folder or a zip here</b>, or choose
          </span>
          <small>.md, .txt, .log, .json or any text; up to 10 MB each, a zip 100 MB; one or several incidents a file</small>
          <div className={styles.choices}>
            <label>
              <span>Files or a zip</span>
              <input
                ref={input}
                type="file"
                name="file"
                multiple
                accept=".md,.markdown,.mdx,.qmd,.rst,.txt,.text,.erb,.log,.json,.jsonl,.ndjson,.zip,text/*,application/json,application/zip"
                onChange={choose}
              />
            </label>
            <label>
              <span>A folder</span>
              <input type="file" name="folder" multiple {...WHOLE_FOLDER} onChange={choose} />
            </label>
          </div>
        </fieldset>
        {batch.sending && (
          <p role="status" className={styles.sending}>
            Sending: {batch.sending.done.files} of {batch.sending.total.files} files, {megabytes(batch.sending.done.bytes)} of{' '}
            {megabytes(batch.sending.total.bytes)} …
          </p>
        )}
        <FormMessage result={batch.result} />
        {batch.rest && (
          <div>
            <Button onClick={() => void batch.rest?.()}>Send the rest again</Button>
          </div>
        )}
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
          <Button type="submit" variant="main" aria-disabled={isPending || isSending || undefined}>
            {isPending ? 'Reading…' : 'Read it'}
          </Button>
        </div>
      </FormFields>
    </form>
  )
}
