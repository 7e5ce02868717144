import type { Metadata } from 'next'
import { requireMember } from '@/lib/platform/web/actor'
import { ActionLines } from './action-lines'
import styles from './home.module.css'
import { IncidentLines } from './incident-lines'
import { loadHome } from './load'
import { standingWords } from './standing-words'
import { WaitingLines } from './waiting-lines'
import { Welcome } from './welcome'

export const metadata: Metadata = { title: 'Home' }

/** Will this happen again, and how do we know? What regressed first, then what waits for the reader. */
export default async function HomePage() {
  const actor = await requireMember()
  const now = new Date()
  const home = await loadHome(actor, now)
  if (home.isEmpty) return <Welcome name={actor.name} mayWrite={home.mayWrite} />
  const { title, lede } = standingWords(home.counts)
  return (
    <div className={styles.page}>
      <div>
        <header className={styles.head}>
          <h1>{title}</h1>
          <p>{lede}</p>
        </header>
        {home.regressed.length > 0 && (
          <ActionLines title="Regressed" actions={home.regressed} now={now} today={home.today} showOwner />
        )}
        <ActionLines
          title="Your actions"
          actions={home.mine}
          now={now}
          today={home.today}
          empty="No corrective action waits for you."
        />
        <WaitingLines
          postmortems={home.postmortems}
          imports={home.imports}
          waivers={home.waivers}
          proposals={home.proposals}
          now={now}
        />
      </div>
      <aside>
        <IncidentLines incidents={home.recent} zone={actor.timeZone} />
      </aside>
    </div>
  )
}
