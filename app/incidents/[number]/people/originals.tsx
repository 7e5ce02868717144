import type { Actor } from '@/lib/access/actor'
import { listSources } from '@/lib/importing/store'
import styles from './margin.module.css'

/** The documents an incident was made from, as they came in. */
export async function Originals({ actor, incidentId }: { actor: Actor; incidentId: string }) {
  const sources = await listSources(actor, incidentId)
  if (sources.length === 0) return null
  return (
    <>
      <dt>Imported from</dt>
      <dd>
        {sources.map(({ id, name }) => (
          <a key={id} href={`/incidents/import/${id}/original`} className={styles.link}>
            {name}
          </a>
        ))}
      </dd>
    </>
  )
}
