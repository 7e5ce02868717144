'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { send, useSubmit } from '@/components/editing/use-submit'
import { Button, IconButton } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { ROLE_WORDS } from '@/lib/incidents/rules'
import type { MutationResult } from '@/lib/platform/web/result'
import { givePart, takePart } from '../mutations'
import styles from './people.module.css'
import { PeopleList, type Person, ROLES } from './people-list'

interface Props {
  incidentId: string
  people: Person[]
  members: { id: string; name: string }[]
  isPrivate: boolean
}

/** Who has which part, for those who give and take parts. */
export function People({ incidentId, people, members, isPrivate }: Props) {
  const [failure, setFailure] = useState<MutationResult<null> | null>(null)
  const take = async (form: FormData) => {
    const result = await send(takePart, form)
    setFailure(result.ok ? null : result)
  }
  return (
    <PeopleList
      people={people}
      beside={({ memberId, name, role }) => (
        <form action={take} className={styles.take}>
          <input type="hidden" name="incidentId" value={incidentId} />
          <input type="hidden" name="memberId" value={memberId} />
          <input type="hidden" name="role" value={role} />
          <IconButton type="submit" size="small" label={`Remove ${name} as ${ROLE_WORDS[role].toLowerCase()}`}>
            <X />
          </IconButton>
        </form>
      )}
    >
      <FormMessage result={failure} />
      <GivePart incidentId={incidentId} members={members} isPrivate={isPrivate} />
    </PeopleList>
  )
}

function GivePart({ incidentId, members, isPrivate }: Omit<Props, 'people'>) {
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
