import { z } from 'zod'
import { id, isStorable, name as nameOf } from '../platform/text'

const typedEmail = z
  .string()
  .trim()
  .min(1, 'The e-mail address is missing.')
  .max(254, 'This is longer than an e-mail address can be.')
  .refine(isStorable, 'This is not an e-mail address.')
const email = typedEmail.pipe(z.email('This is not an e-mail address. It looks like name@example.org.'))
const name = nameOf({ called: 'The name', max: 120 })
/** Judged by password-rules.ts, which knows the name and the address too; here only against something absurd. */
const newPassword = z.string().min(1, 'The password is missing.').max(10_000, 'At most 256 characters fit.')
const token = z.string().max(200)
const role = z.enum(['admin', 'editor', 'viewer'], 'Choose a role.')
const timeZone = z
  .string()
  .max(80)
  .transform((zone) => zone || null)
  .refine((zone) => zone === null || isTimeZone(zone), 'This time zone is not known.')

export const SignInForm = z.strictObject({
  email: typedEmail,
  password: z.string().min(1, 'The password is missing.'),
  next: z.string().optional(),
})
export const SetupForm = z.strictObject({ token, name, email, password: newPassword })
export const InvitationForm = z.strictObject({ id, role, email: z.union([z.literal('').transform(() => null), email]) })
export const AcceptForm = z.strictObject({ token, name, email, password: newPassword })
export const NewPasswordForm = z.strictObject({ token, password: newPassword })
export const ProfileForm = z.strictObject({ name, timeZone })
export const PasswordForm = z.strictObject({
  currentPassword: z.string().min(1, 'The present password is missing.'),
  password: newPassword,
})
export const RoleForm = z.strictObject({ memberId: id, role })
export const MemberForm = z.strictObject({ memberId: id })
export const IdForm = z.strictObject({ id })
export const EmptyForm = z.strictObject({})

function isTimeZone(zone: string): boolean {
  try {
    return !/^[+-]/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
