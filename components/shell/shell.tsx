import type { ReactNode } from 'react'
import { UndoPlace } from '@/components/editing/undo-place'
import type { Health } from '@/lib/platform/health.store'
import type { Theme } from '@/lib/platform/web/theme'
import { KeyboardHelp } from './keyboard-help'
import { Palette } from './palette'
import type { Counts } from './rail'
import { Rail } from './rail'
import styles from './shell.module.css'
import type { ChooseTheme } from './theme-switch'

export interface Viewer {
  name: string
  email: string
  mayWrite: boolean
}

interface Props {
  viewer: Viewer
  counts: Counts
  health: Pick<Health, 'database' | 'worker'>
  theme: Theme
  chooseTheme: ChooseTheme
  children: ReactNode
}

/**
 * The frame of every page of a member: the rail beside the page, or under it on a phone; the palette and the keyboard help above it.
 * An offer to undo outlives the part, and the page, that made it.
 */
export function Shell({ viewer, counts, health, theme, chooseTheme, children }: Props) {
  return (
    <div className={styles.app}>
      {/* Before the page, which has its own keys. */}
      <Palette mayWrite={viewer.mayWrite} chooseTheme={chooseTheme} />
      <KeyboardHelp />
      <Rail viewer={viewer} counts={counts} health={health} theme={theme} chooseTheme={chooseTheme} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <UndoPlace>{children}</UndoPlace>
      </main>
    </div>
  )
}
