'use client'

import { useEffect } from 'react'
import { ActionStateTag } from '@/components/action-state'
import type { Choice, Group } from './choices'
import styles from './palette.module.css'

interface Props {
  id: string
  groups: Group[]
  current: Choice | undefined
  onTake: (choice: Choice) => void
}

/** The lines of the palette. Focus stays in its field; the current line is told by aria-activedescendant. */
export function PaletteList({ id, groups, current, onTake }: Props) {
  const currentId = current && `${id}-${current.id}`
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  return (
    <div id={id} role="listbox" aria-label="Results" className={styles.list}>
      {groups.map(({ title, choices }) => (
        <div key={title}>
          <p aria-hidden="true">{title}</p>
          {choices.map((choice) => (
            <a
              key={choice.id}
              id={`${id}-${choice.id}`}
              role="option"
              aria-selected={choice === current}
              tabIndex={-1}
              href={choice.href ?? '#'}
              className={styles.choice}
              onClick={(event) => {
                if (choice.href !== undefined && (event.metaKey || event.ctrlKey)) return
                event.preventDefault()
                onTake(choice)
              }}
            >
              {choice.name && <span className={styles.name}>{choice.name}</span>}
              <span className={styles.label}>{choice.label}</span>
              {choice.aside && <span className={styles.aside}>{choice.aside}</span>}
              {choice.state && <ActionStateTag state={choice.state} />}
            </a>
          ))}
        </div>
      ))}
    </div>
  )
}
