'use client'

import { EditForm } from '@/components/editing/edit-form'
import { setPrivacy } from '../mutations'

interface Props {
  id: string
  version: number
  isPrivate: boolean
  /** The members named in the incident, each once. */
  names: string[]
  /** Whether the one who asks is among them. */
  isNamed: boolean
}

/** Says who will see the incident before it is made private, or visible to all. */
export function PrivacyForm({ id, version, isPrivate, names, isNamed }: Props) {
  const fields = { isPrivate: String(!isPrivate) }
  const inside = isNamed ? names : [...names, 'you, as a reader']
  return (
    <EditForm mutation={setPrivacy} id={id} version={version} fields={fields} save={isPrivate ? 'Show to all' : 'Make private'}>
      {isPrivate ? (
        <p>Every member of this installation will see this incident.</p>
      ) : (
        <p>
          Only the people named here will see this incident, its actions and everything of it: <b>{inside.join(', ')}</b>. Nobody
          else, administrators included.
        </p>
      )}
    </EditForm>
  )
}
