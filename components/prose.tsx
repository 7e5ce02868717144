import type { SafeHtml } from '@/lib/postmortems/rendering'
import styles from './prose.module.css'

/**
 * Rendered Markdown. `inline`: a short text in the type of its surroundings. It is always a <div>, never to be put inside a <p>.
 */
export function Prose({ html, inline = false }: { html: SafeHtml; inline?: boolean }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place; the type says that the sanitiser made it.
  return <div className={inline ? styles.inline : styles.prose} dangerouslySetInnerHTML={{ __html: html }} />
}
