'use server'

import { revalidatePath } from 'next/cache'
import { setBadgesPublic } from '@/lib/badges/store'
import { mutation } from '@/lib/platform/web/mutation'
import { keepHostKeys, makeDeployKey, showHostKeys, tryRepository } from '@/lib/publishing/look'
import { addRepository, deleteRepository, editRepository } from '@/lib/publishing/repositories.store'
import { BadgesForm, HostKeys, One, RepositoryEdit, RepositoryInput } from '@/lib/publishing/schema'
import { makeHook, removeHook } from '@/lib/watching/hooks.store'
import { changeWatching, WatchForm } from '@/lib/watching/watching.store'

const PAGE = '/settings/repositories'

export const writeRepository = mutation(RepositoryInput, async (actor, input) => {
  await addRepository(actor, input)
  revalidatePath(PAGE)
  return null
})

export const changeRepository = mutation(RepositoryEdit, async (actor, edit) => {
  await editRepository(actor, edit)
  revalidatePath(PAGE)
  return null
})

export const removeRepository = mutation(One, async (actor, { id }) => {
  await deleteRepository(actor, id)
  revalidatePath(PAGE)
  return null
})

export const dryRun = mutation(One, (actor, { id }) => tryRepository(actor, id))

export const askForKeys = mutation(One, (actor, { id }) => showHostKeys(actor, id))

export const confirmKeys = mutation(HostKeys, async (actor, { id, knownHosts }) => {
  await keepHostKeys(actor, id, knownHosts)
  revalidatePath(PAGE)
  return null
})

export const makeKey = mutation(One, async (actor, { id }) => {
  const made = await makeDeployKey(actor, id)
  revalidatePath(PAGE)
  return made
})

export const allowBadges = mutation(BadgesForm, async (actor, { isPublic }) => {
  await setBadgesPublic(actor, isPublic)
  revalidatePath(PAGE)
  return null
})

export const watch = mutation(WatchForm, async (actor, form) => {
  await changeWatching(actor, form)
  revalidatePath(PAGE)
  return null
})

/** The secret is in the answer, once. */
export const addHook = mutation(One, async (actor, { id }) => {
  const made = await makeHook(actor, id)
  revalidatePath(PAGE)
  return made
})

export const endHook = mutation(One, async (actor, { id }) => {
  await removeHook(actor, id)
  revalidatePath(PAGE)
  return null
})
