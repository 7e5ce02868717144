'use server'

import { revalidatePath } from 'next/cache'
import { endFeed, giveFeedToken } from '@/lib/access/feed-token.store'
import { changePassword, updateProfile } from '@/lib/access/profile.store'
import { EmptyForm, PasswordForm, ProfileForm } from '@/lib/access/schema'
import { feedUrls } from '@/lib/feeds/kinds'
import { saveChoices } from '@/lib/notifications/choices.store'
import { ChoicesForm } from '@/lib/notifications/schema'
import { publicUrl } from '@/lib/platform/origins'
import { currentBrowser } from '@/lib/platform/web/browser'
import { mutation } from '@/lib/platform/web/mutation'
import { setSessionCookie } from '@/lib/platform/web/session-cookie'

export const saveProfile = mutation(ProfileForm, async (actor, profile) => {
  await updateProfile(actor, profile)
  revalidatePath('/', 'layout')
  return null
})

export const chooseMail = mutation(ChoicesForm, async (actor, choices) => {
  await saveChoices(actor, choices)
  revalidatePath('/settings/profile')
  return null
})

export const giveFeed = mutation(EmptyForm, async (actor) => {
  const { token } = await giveFeedToken(actor)
  revalidatePath('/settings/profile')
  return feedUrls(publicUrl(), token)
})

export const revokeFeed = mutation(EmptyForm, async (actor) => {
  await endFeed(actor)
  revalidatePath('/settings/profile')
  return null
})

export const replacePassword = mutation(PasswordForm, async (actor, passwords) => {
  const { secret } = await changePassword(actor, passwords, await currentBrowser())
  await setSessionCookie(secret)
  return null
})
