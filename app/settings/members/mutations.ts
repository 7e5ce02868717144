'use server'

import { revalidatePath } from 'next/cache'
import { inviteMember, revokeInvitation } from '@/lib/access/invitation.store'
import { changeRole, disableMember, enableMember } from '@/lib/access/member.store'
import { issuePasswordLink } from '@/lib/access/password-link.store'
import { IdForm, InvitationForm, MemberForm, RoleForm } from '@/lib/access/schema'
import { mutation } from '@/lib/platform/web/mutation'

const PAGE = '/settings/members'

export const invite = mutation(InvitationForm, async (actor, invitation) => {
  const { url } = await inviteMember(actor, invitation)
  revalidatePath(PAGE)
  return { url }
})

export const takeBack = mutation(IdForm, async (actor, { id }) => {
  await revokeInvitation(actor, id)
  revalidatePath(PAGE)
  return null
})

export const setRole = mutation(RoleForm, async (actor, { memberId, role }) => {
  await changeRole(actor, memberId, role)
  revalidatePath(PAGE)
  return null
})

export const disable = mutation(MemberForm, async (actor, { memberId }) => {
  await disableMember(actor, memberId)
  revalidatePath(PAGE)
  return null
})

export const enable = mutation(MemberForm, async (actor, { memberId }) => {
  await enableMember(actor, memberId)
  revalidatePath(PAGE)
  return null
})

export const makePasswordLink = mutation(MemberForm, async (actor, { memberId }) => {
  const { url } = await issuePasswordLink(actor, { memberId })
  return { url }
})
