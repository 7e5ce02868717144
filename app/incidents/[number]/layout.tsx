import type { ReactNode } from 'react'
import { UndoPlace } from '@/components/editing/undo-place'

/** Around every page of an incident: the offer to undo outlives the part that made it. */
export default function IncidentLayout({ children }: { children: ReactNode }) {
  return <UndoPlace>{children}</UndoPlace>
}
