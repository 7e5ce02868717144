import type { ReactNode } from 'react'
import { AttachTo } from '@/components/attachments/attach-to'
import { UndoPlace } from '@/components/editing/undo-place'

interface Props {
  params: Promise<{ number: string }>
  children: ReactNode
}

/** Around every page of an incident: the offer to undo outlives the part that made it, and files dropped are attached to it. */
export default async function IncidentLayout({ params, children }: Props) {
  return (
    <AttachTo number={(await params).number}>
      <UndoPlace>{children}</UndoPlace>
    </AttachTo>
  )
}
