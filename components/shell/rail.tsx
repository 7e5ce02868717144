import { ChartNoAxesColumn, FileText, House, ShieldCheck, SquareKanban, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import type { Health } from '@/lib/platform/health.store'
import type { Theme } from '@/lib/platform/web/theme'
import { AccountMenu } from './account-menu'
import styles from './rail.module.css'
import { RailLink } from './rail-link'
import { Raven } from './raven'
import { SearchLink } from './search-link'
import type { Viewer } from './shell'
import { StatusLine } from './status-line'
import type { ChooseTheme } from './theme-switch'

/** What stands beside the links: how many incidents there are to see, and how many actions have regressed. */
export interface Counts {
  incidents: number
  regressed: number
}

interface Props {
  viewer: Viewer
  counts: Counts
  health: Pick<Health, 'database' | 'worker'>
  theme: Theme
  chooseTheme: ChooseTheme
}

/** The way around: at the left of the page, at the bottom of a phone where a thumb reaches it. */
export function Rail({ viewer, counts, health, theme, chooseTheme }: Props) {
  return (
    <nav className={styles.rail} aria-label="Main">
      <Link href="/" className={styles.brand}>
        <Raven /> Nevermore
      </Link>
      <SearchLink className={styles.search} />
      <RailLink href="/" label="Home" icon={<House />} />
      <RailLink href="/incidents" label="Incidents" icon={<FileText />} count={counts.incidents} />
      <RailLink href="/board" label="Board" icon={<SquareKanban />} count={counts.regressed} alarm="regressed" />
      <RailLink href="/checks" label="Checks" icon={<ShieldCheck />} />
      <div className={styles.wide}>
        <RailLink href="/insights" label="Insights" icon={<ChartNoAxesColumn />} />
      </div>
      <div className={styles.foot}>
        <StatusLine first={health} sign={<TriangleAlert aria-hidden="true" />} />
        <div className={styles.wide}>
          <RailLink href="/settings" label="Settings" />
        </div>
        <AccountMenu viewer={viewer} theme={theme} chooseTheme={chooseTheme} />
      </div>
    </nav>
  )
}
