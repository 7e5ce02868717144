'use client'

import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextArea } from '@/components/ui/text-area'
import styles from './comments.module.css'
import { bringCommentBack, changeComment } from './mutations'

/** Changes one's own comment, or takes it out of sight. */
export function ChangeForm({ id, text }: { id: string; text: string }) {
  const offerUndo = useUndo()
  const { result, isPending, formProps } = useSubmit(
    changeComment,
    ({ deleted }) => deleted && offerUndo({ message: 'Comment deleted', mutation: bringCommentBack, fields: { id: deleted } }),
  )
  return (
    <details className={styles.more}>
      <summary>Change</summary>
      <form {...formProps} className={styles.form}>
        <input type="hidden" name="id" value={id} />
        <FormFields result={result}>
          <TextArea name="text" aria-label="Your comment" rows={3} required defaultValue={text} />
          <FormMessage result={result} />
          <div className={styles.buttons}>
            <Button type="submit" size="small" name="do" value="save" aria-disabled={isPending || undefined}>
              Save
            </Button>
            <Button type="submit" size="small" variant="danger" name="do" value="delete">
              Delete
            </Button>
          </div>
        </FormFields>
      </form>
    </details>
  )
}
