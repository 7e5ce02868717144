'use client'

import { type ReactNode, useActionState } from 'react'
import type { MutationResult } from '@/lib/platform/web/result'
import type { Theme } from '@/lib/platform/web/theme'
import styles from './theme-switch.module.css'

/** The mutation that keeps a theme. */
export type ChooseTheme = (previous: MutationResult | null, form: FormData) => Promise<MutationResult>

const CHOICES: { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

interface Props {
  theme: Theme
  chooseTheme: ChooseTheme
  icons: Record<Theme, ReactNode>
}

/** Shows a theme before the server has heard of it. */
export function showTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}

/** Light, dark, or as the device has it: a form that works before JavaScript arrives, and at once after. */
export function ThemeSwitch({ theme, chooseTheme, icons }: Props) {
  const [, choose] = useActionState(chooseTheme, null)
  return (
    <form action={choose} className={styles.switch} aria-label="Theme">
      {CHOICES.map(({ value, label }) => (
        <button
          key={value}
          type="submit"
          name="theme"
          value={value}
          className={styles.choice}
          aria-pressed={theme === value}
          onClick={() => showTheme(value)}
        >
          {icons[value]} {label}
        </button>
      ))}
    </form>
  )
}
