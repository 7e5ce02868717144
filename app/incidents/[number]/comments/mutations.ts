'use server'

import { revalidatePath } from 'next/cache'
import { CommentForm, CommentInput, ReplyInput, ThreadForm } from '@/lib/comments/schema'
import { addComment, editComment, replyTo, setCommentDeleted, settleThread } from '@/lib/comments/write.store'
import { One } from '@/lib/incidents/schema'
import { mutation } from '@/lib/platform/web/mutation'

const refresh = () => revalidatePath('/incidents', 'layout')

export const writeComment = mutation(CommentInput, async (actor, form) => {
  await addComment(actor, form)
  refresh()
  return null
})

export const writeReply = mutation(ReplyInput, async (actor, form) => {
  await replyTo(actor, form)
  refresh()
  return null
})

export const settle = mutation(ThreadForm, async (actor, form) => {
  await settleThread(actor, form)
  refresh()
  return null
})

export const changeComment = mutation(CommentForm, async (actor, { do: wanted, ...form }) => {
  if (wanted === 'delete') await setCommentDeleted(actor, form.id, true)
  else await editComment(actor, form)
  refresh()
  return { deleted: wanted === 'delete' ? form.id : null }
})

export const bringCommentBack = mutation(One, async (actor, { id }) => {
  await setCommentDeleted(actor, id, false)
  refresh()
  return null
})
