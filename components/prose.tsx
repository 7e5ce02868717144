import { Diagrams } from '@/components/diagrams/diagrams'
import type { SafeHtml } from '@/lib/postmortems/rendering'
import styles from './prose.module.css'

/**
 * Rendered Markdown. `inline`: a short text in the type of its surroundings. It is always a <div>, never to be put inside a <p>.
 */
export function Prose({ html, inline = false }: { html: SafeHtml; inline?: boolean }) {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the one place; the type says that the sanitiser made it. */}
      <div className={inline ? styles.inline : styles.prose} dangerouslySetInnerHTML={{ __html: html }} />
      {/<pre [^>]*class="md-mermaid"/.test(html) && <Diagrams key={fingerprint(html)} />}
    </>
  )
}

/** Differs where two texts differ, but for one time in billions. */
function fingerprint(html: string): number {
  let number = 0
  for (let at = 0; at < html.length; at += 1) number = (Math.imul(number, 31) + html.charCodeAt(at)) | 0
  return number
}
