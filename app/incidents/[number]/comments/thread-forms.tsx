'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextArea } from '@/components/ui/text-area'
import styles from './comments.module.css'
import { settle, writeReply } from './mutations'

export function ReplyForm({ id, threadId }: { id: string; threadId: string }) {
  const { result, isPending, formProps } = useSubmit(writeReply)
  return (
    <details className={styles.more}>
      <summary>Reply</summary>
      <form {...formProps} className={styles.form}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="threadId" value={threadId} />
        <FormFields result={result}>
          <TextArea name="text" aria-label="Your reply" rows={2} required />
          <FormMessage result={result} />
          <div className={styles.buttons}>
            <Button type="submit" size="small" aria-disabled={isPending || undefined}>
              Send
            </Button>
          </div>
        </FormFields>
      </form>
    </details>
  )
}

export function SettleForm({ id, isResolved }: { id: string; isResolved: boolean }) {
  const { result, isPending, formProps } = useSubmit(settle)
  return (
    <form {...formProps} className={styles.settle}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="isResolved" value={String(!isResolved)} />
      <Button type="submit" size="small" variant="quiet" aria-disabled={isPending || undefined}>
        {isResolved ? 'Open again' : 'Resolve'}
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
