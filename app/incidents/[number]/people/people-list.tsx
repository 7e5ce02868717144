import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { ROLE_WORDS } from '@/lib/incidents/rules'
import styles from './people.module.css'

type Role = keyof typeof ROLE_WORDS

export interface Person {
  role: Role
  memberId: string
  name: string
}

export const ROLES = Object.keys(ROLE_WORDS) as Role[]

interface Props {
  people: Person[]
  /** Stands beside each person: a button that takes the part away. */
  beside?: (person: Person) => ReactNode
  children?: ReactNode
}

/** Who has which part of an incident. */
export function PeopleList({ people, beside, children }: Props) {
  const roles = ROLES.filter((role) => people.some((person) => person.role === role))
  return (
    <div className={styles.people}>
      <dl>
        {roles.map((role) => (
          <div key={role}>
            <dt>{ROLE_WORDS[role]}</dt>
            <dd>
              {people
                .filter((person) => person.role === role)
                .map((person) => (
                  <span key={person.memberId} className={styles.person}>
                    <Avatar name={person.name} />
                    <span>{person.name}</span>
                    {beside?.(person)}
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  )
}
