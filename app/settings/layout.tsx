import type { ReactNode } from 'react'
import { can } from '@/lib/access/rules'
import { currentActor } from '@/lib/platform/web/actor'
import { SectionLink } from './section-link'
import { SECTIONS } from './sections'
import styles from './settings.module.css'

/** The way around the settings. Which pages it names is no permission: each page asks for its own. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  const shown = SECTIONS.filter(({ needs }) => can(actor, needs ?? 'read'))
  return (
    <div className={styles.spread}>
      <nav className={styles.nav} aria-label="Settings">
        {(['You', 'Everybody'] as const).map((group) => (
          <Group key={group} name={group} sections={shown.filter((section) => section.group === group)} />
        ))}
      </nav>
      <div className={styles.content}>{children}</div>
    </div>
  )
}

function Group({ name, sections }: { name: string; sections: readonly { href: string; label: string }[] }) {
  if (sections.length === 0) return null
  return (
    <div className={styles.group}>
      <h2>{name}</h2>
      <ul>
        {sections.map(({ href, label }) => (
          <li key={href}>
            <SectionLink href={href} label={label} />
          </li>
        ))}
      </ul>
    </div>
  )
}
