import { Prose } from '@/components/prose'
import { Avatar } from '@/components/ui/avatar'
import { FullMoment } from '@/components/zone/moment'
import type { Comment } from '@/lib/comments/list.store'
import { renderInline } from '@/lib/postmortems/render.store'
import { ChangeForm } from './change-form'
import styles from './comments.module.css'

/** What one member said. */
export async function OneComment({ comment, isOwn }: { comment: Comment; isOwn: boolean }) {
  const { id, author, text, createdAt, editedAt, deletedAt } = comment
  if (deletedAt) return <p className={styles.gone}>{author.name} deleted this comment.</p>
  return (
    <div id={`comment-${id}`} className={styles.comment}>
      <p className={styles.by}>
        <Avatar name={author.name} />
        <b>{author.name}</b>
        <FullMoment at={createdAt} />
        {editedAt && <span>edited</span>}
      </p>
      <Prose inline html={await renderInline(text)} />
      {isOwn && <ChangeForm key={text} id={id} text={text} />}
    </div>
  )
}
