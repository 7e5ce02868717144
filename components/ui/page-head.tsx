import type { ReactNode } from 'react'
import styles from './page-head.module.css'

interface Props {
  title: ReactNode
  /** Where this page hangs: links, above the title. */
  crumb?: ReactNode
  /** One line beside the title: a count, a state. */
  aside?: ReactNode
  /** Buttons, at the right. */
  actions?: ReactNode
  /** What the page is for, where its title does not say it. */
  children?: ReactNode
}

/** The head of a page that is a list or a form. */
export function PageHead({ title, crumb, aside, actions, children }: Props) {
  return (
    <header className={styles.head}>
      {crumb && <div className={styles.crumb}>{crumb}</div>}
      <div className={styles.title}>
        <h1>{title}</h1>
        {aside && <p>{aside}</p>}
      </div>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
