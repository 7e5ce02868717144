'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Kbd } from '@/components/ui/kbd'
import { useModifier } from '@/components/ui/use-modifier'
import { Conflict } from './conflict'
import styles from './edit-form.module.css'
import { useClose } from './in-place'
import { useDraft } from './use-draft'
import { type Mutation, useSubmit } from './use-submit'

interface Props<Value> {
  mutation: Mutation<Value>
  /** What is edited, and the version that is shown. */
  id: string
  version?: number
  /** Names the draft where the id is new at each rendering: a form that adds something. */
  draftKey?: string
  /** More hidden fields. */
  fields?: Record<string, string>
  /** The inputs by the name the stored row has for them, with their labels: what a conflict shows beside each other. */
  labels?: Record<string, string>
  /** "Save" */
  save?: string
  /** "Cancel"; where something is saved already, leaving is not that. */
  leave?: string
  /** Beside the buttons, at the end: a way to delete. */
  aside?: ReactNode
  onDone?: (value: Value) => void
  className?: string | undefined
  children: ReactNode
}

/** A form that edits one thing where it stands: Ctrl or Cmd with Enter saves, Escape leaves and keeps what was typed. */
export function EditForm<Value>({
  mutation,
  id,
  version,
  draftKey = id,
  fields = {},
  labels = {},
  save = 'Save',
  leave: leaveWords = 'Cancel',
  aside,
  onDone,
  className,
  children,
}: Props<Value>) {
  const close = useClose()
  const form = useRef<HTMLFormElement>(null)
  const modifier = useModifier()
  const draft = useDraft(form, draftKey)
  const { result, isPending, formProps } = useSubmit(mutation, (value) => {
    draft.forget()
    onDone?.(value)
    close()
  })
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const conflict = result && !result.ok && result.error.kind === 'conflict' ? result.error : null
  const theirVersion = conflict?.theirs?.version
  const throwAway = () => {
    draft.forget()
    close()
  }
  return (
    <form ref={form} {...formProps} onKeyDown={keys(close)} className={[styles.form, className].filter(Boolean).join(' ')}>
      <input type="hidden" name="id" value={id} />
      {version !== undefined && <input type="hidden" name="version" value={String(theirVersion ?? version)} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormFields result={result}>
        <FormMessage result={result} success="Saved." />
        {conflict?.theirs && (
          <Conflict theirs={conflict.theirs} typed={conflict.typed ?? {}} labels={labels} onTake={throwAway} />
        )}
        {draft.isRestored && !result && (
          <p className={styles.draft} role="status">
            This is what you typed before and did not save.{' '}
            <button type="button" onClick={throwAway}>
              Throw it away
            </button>
          </p>
        )}
        {children}
        <div className={styles.foot}>
          <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
            {isPending ? 'Saving…' : conflict ? `${save} mine instead` : save}
          </Button>
          <a href="?" className={styles.cancel} onClick={(event) => leave(event, close)}>
            {leaveWords}
          </a>
          <span className={styles.keys} aria-hidden="true">
            <Kbd>{modifier}</Kbd> <Kbd>↵</Kbd>
          </span>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      </FormFields>
    </form>
  )
}

function leave(event: { preventDefault: () => void }, close: () => void) {
  event.preventDefault()
  close()
}

const keys = (close: () => void) => (event: KeyboardEvent<HTMLFormElement>) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  // An open list or menu takes its own Escape; a composed character is ended by it.
  if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) {
    event.stopPropagation()
    close()
  }
}
