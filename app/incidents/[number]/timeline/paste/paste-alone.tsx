'use client'

import { useRouter } from 'next/navigation'
import { useUndo } from '@/components/editing/undo-place'
import { PasteForm, type PasteProps } from '../paste-form'
import { takeBackPasted } from '../paste-mutations'

/** The page of its own leads back to the timeline, where what was added can be taken back in one step. */
export function PasteAlone(props: PasteProps) {
  const router = useRouter()
  const offerUndo = useUndo()
  const done = (ids: string[]) => {
    const message = ids.length === 1 ? '1 entry added' : `${ids.length} entries added`
    offerUndo({ message, mutation: takeBackPasted, fields: { ids: ids.join(' ') } })
    router.push(`${props.incidentPath}#entry-${ids[0]}`)
  }
  return <PasteForm {...props} onAdded={done} />
}
