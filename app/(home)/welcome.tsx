import { FileDown, PenLine } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ExamplesForm } from '@/app/incidents/import/examples-form'
import { Raven } from '@/components/shell/raven'
import styles from './welcome.module.css'

/** The first page of an instance in which nothing is written yet: what this is, and the ways to begin. */
export function Welcome({ name, mayWrite }: { name: string; mayWrite: boolean }) {
  return (
    <div className={styles.page}>
      <Raven size={44} />
      <h1>Welcome, {name}</h1>
      <p className={styles.lede}>
        Nevermore holds what went wrong, why, and what was done about it, and it keeps asking one question of every fix: does it
        still hold? An action is verified by a check that ran, never by a click.
      </p>
      {mayWrite ? (
        <>
          <ul className={styles.ways}>
            <Way href="/incidents/new" icon={<PenLine />} title="Write an incident down">
              Title, severity, the first lines of its timeline; the rest when there is time.
            </Way>
            <Way href="/incidents/import" icon={<FileDown />} title="Import a document">
              A postmortem you already have. You see what was understood beside it before anything is kept.
            </Way>
          </ul>
          <div className={styles.examples}>
            <p>Or look around first: three short slips, two blog posts, a student report and a story, as people write them.</p>
            <ExamplesForm />
          </div>
        </>
      ) : (
        <p>Nothing is written down here yet. Your role lets you read; an editor or admin can begin.</p>
      )}
    </div>
  )
}

function Way({ href, icon, title, children }: { href: string; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li>
      <Link href={href} className={styles.way}>
        {icon}
        <b>{title}</b>
        <span>{children}</span>
      </Link>
    </li>
  )
}
