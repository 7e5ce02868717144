'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { mutation } from '@/lib/platform/web/mutation'
import { THEME_COOKIE, THEMES } from '@/lib/platform/web/theme'

const A_YEAR_S = 365 * 24 * 60 * 60

/** Keeps the theme for this browser; "system" forgets it. */
export const chooseTheme = mutation(z.strictObject({ theme: z.enum(THEMES) }), async (_actor, { theme }) => {
  const jar = await cookies()
  if (theme === 'system') jar.delete(THEME_COOKIE)
  else jar.set(THEME_COOKIE, theme, { path: '/', maxAge: A_YEAR_S, sameSite: 'lax', httpOnly: true })
  return null
})
