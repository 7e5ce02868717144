'use server'

import { revalidatePath } from 'next/cache'
import { mutation } from '@/lib/platform/web/mutation'
import { answerReview, askForReview } from '@/lib/reviews/answer.store'
import { AnswerForm, AskForm } from '@/lib/reviews/schema'

const refresh = () => revalidatePath('/incidents', 'layout')

export const askReviewers = mutation(AskForm, async (actor, form) => {
  await askForReview(actor, form)
  refresh()
  return null
})

export const giveAnswer = mutation(AnswerForm, async (actor, form) => {
  await answerReview(actor, form)
  refresh()
  return null
})
