import styles from './avatar.module.css'

/** A person as two letters. Give `alone` where the name does not stand beside it: then the name is read out and is the tooltip. */
export function Avatar({ name, alone }: { name: string; alone?: boolean }) {
  const letters = initials(name)
  if (!alone)
    return (
      <span className={styles.avatar} aria-hidden="true">
        {letters}
      </span>
    )
  return (
    <span className={styles.avatar} role="img" aria-label={name} title={name}>
      {letters}
    </span>
  )
}

/** The first letters of the first and the last word; "?" where there is none. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const first = (word: string | undefined) => [...(word ?? '')][0] ?? ''
  const letters = first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')
  return letters.toLocaleUpperCase('en') || '?'
}
