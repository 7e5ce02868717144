'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useActionState } from 'react'
import type { MutationResult } from '@/lib/platform/web/result'
import type { Theme } from '@/lib/platform/web/theme'
import styles from './theme-switch.module.css'

/** The mutation that keeps a theme. */
export type ChooseTheme = (previous: MutationResult | null, form: FormData) => Promise<MutationResult>

const CHOICES: { value: Theme; label: string; icon: typeof Sun }[] = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
]

/** Shows a theme before the server has heard of it. */
export function showTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}

/** Light, dark, or as the device has it: a form that works before JavaScript arrives, and at once after. */
export function ThemeSwitch({ theme, chooseTheme }: { theme: Theme; chooseTheme: ChooseTheme }) {
  const [, choose] = useActionState(chooseTheme, null)
  return (
    <form action={choose} className={styles.switch} aria-label="Theme">
      {CHOICES.map(({ value, label, icon: Icon }) => (
        <button
          key={value}
          type="submit"
          name="theme"
          value={value}
          className={styles.choice}
          aria-pressed={theme === value}
          onClick={() => showTheme(value)}
        >
          <Icon aria-hidden="true" /> {label}
        </button>
      ))}
    </form>
  )
}
