import type { ReactNode } from 'react'
import styles from './standstill.module.css'

interface Props {
  title: string
  children: ReactNode
  /** Ways on: buttons and links. */
  actions: ReactNode
  /** What an administrator finds the problem by in the log. */
  problem?: string | undefined
}

/** A page where there is no going on: what happened in one line, what it means, the ways on. */
export function Standstill({ title, children, actions, problem }: Props) {
  return (
    <div className={styles.page}>
      <div className={styles.mark} />
      <h1>{title}</h1>
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>{actions}</div>
      {problem && (
        <p className={styles.problem}>
          If it stays, give your administrator this number: <code>{problem}</code>
        </p>
      )}
    </div>
  )
}
