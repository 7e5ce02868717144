'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { send, useSubmit } from '@/components/editing/use-submit'
import { Avatar } from '@/components/ui/avatar'
import { Button, IconButton } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { ROLE_WORDS } from '@/lib/incidents/rules'
import type { MutationResult } from '@/lib/platform/web/result'
import { givePart, takePart } from '../mutations'
import styles from './people.module.css'

type Role = keyof typeof ROLE_WORDS

interface Props {
  incidentId: string
  people: { role: Role; memberId: string; name: string }[]
  members: { id: string; name: string }[]
  isPrivate: boolean
  mayWrite: boolean
}

const ROLES = Object.keys(ROLE_WORDS) as Role[]

/** Who has which part; those who may write give and take parts here. */
export function People({ incidentId, people, members, isPrivate, mayWrite }: Props) {
  const [failure, setFailure] = useState<MutationResult<null> | null>(null)
  const take = async (form: FormData) => {
    const result = await send(takePart, form)
    setFailure(result.ok ? null : result)
  }
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
                .map(({ memberId, name }) => (
                  <span key={memberId} className={styles.person}>
                    <Avatar name={name} />
                    <span>{name}</span>
                    {mayWrite && (
                      <form action={take} className={styles.take}>
                        <input type="hidden" name="incidentId" value={incidentId} />
                        <input type="hidden" name="memberId" value={memberId} />
                        <input type="hidden" name="role" value={role} />
                        <IconButton type="submit" size="small" label={`Remove ${name} as ${ROLE_WORDS[role].toLowerCase()}`}>
                          <X />
                        </IconButton>
                      </form>
                    )}
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      <FormMessage result={failure} />
      {mayWrite && <GivePart incidentId={incidentId} members={members} isPrivate={isPrivate} />}
    </div>
  )
}

function GivePart({ incidentId, members, isPrivate }: Pick<Props, 'incidentId' | 'members' | 'isPrivate'>) {
  const { result, isPending, formProps } = useSubmit(givePart)
  return (
    <details className={styles.give}>
      <summary>
        <Plus aria-hidden="true" /> Name somebody
      </summary>
      <form {...formProps}>
        <input type="hidden" name="incidentId" value={incidentId} />
        <Select name="memberId" aria-label="Member" options={members.map(({ id, name }) => ({ value: id, label: name }))} />
        <Select
          name="role"
          aria-label="Part"
          defaultValue={isPrivate ? 'reader' : 'responder'}
          options={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
        />
        <Button type="submit" size="small" disabled={isPending}>
          Add
        </Button>
        <FormMessage result={result} />
      </form>
    </details>
  )
}
