import { z } from 'zod'

const email = z
  .string()
  .trim()
  .max(254, 'This is longer than an e-mail address can be.')
  .pipe(z.email('This is not an e-mail address.'))

export const SignInForm = z.strictObject({
  email: z.string().trim().min(1, 'Your e-mail address is missing.').max(254, 'This is longer than an e-mail address can be.'),
  password: z.string().min(1, 'Your password is missing.'),
  next: z.string().max(2000).optional(),
})

export const SetupForm = z.strictObject({
  token: z.string().max(200),
  name: z.string().trim().min(1, 'Your name is missing.').max(120, 'At most 120 characters.'),
  email,
  password: z.string(),
})
