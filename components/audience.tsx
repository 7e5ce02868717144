import { Globe, Lock } from 'lucide-react'
import styles from './audience.module.css'

export type Audience = 'members' | 'restricted' | 'public'

const TITLES = {
  restricted: 'Only the people of this incident know of it, and no file holds it',
  public: 'It may stand in a document for customers',
}

/** Says of a part that it is for fewer than most, or for more; of what is for everybody who may see the incident, nothing. */
export function AudienceMark({ audience }: { audience: Audience }) {
  if (audience === 'members') return null
  const Sign = audience === 'restricted' ? Lock : Globe
  return (
    <small className={styles.mark} title={TITLES[audience]}>
      <Sign aria-hidden="true" />
      {audience}
    </small>
  )
}
