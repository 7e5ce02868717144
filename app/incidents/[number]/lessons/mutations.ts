'use server'

import { revalidatePath } from 'next/cache'
import { One } from '@/lib/incidents/schema'
import { LessonForm, LessonInput } from '@/lib/lessons/schema'
import { addLesson, deleteLesson, editLesson, restoreLesson } from '@/lib/lessons/store'
import { mutation } from '@/lib/platform/web/mutation'

const refresh = () => revalidatePath('/incidents', 'layout')

export const writeLesson = mutation(LessonInput, async (actor, form) => {
  await addLesson(actor, form)
  refresh()
  return null
})

export const saveLesson = mutation(LessonForm, async (actor, { do: wanted, ...form }) => {
  if (wanted === 'delete') await deleteLesson(actor, form)
  else await editLesson(actor, form)
  refresh()
  return { deleted: wanted === 'delete' ? form.id : null }
})

export const bringLessonBack = mutation(One, async (actor, { id }) => {
  await restoreLesson(actor, id)
  refresh()
  return null
})
