'use client'

import { createContext, type ReactNode, use } from 'react'

const Incident = createContext<string | null>(null)

/** The number of the incident that files are attached to from here; null where there is none. */
export const useAttachTo = (): string | null => use(Incident)

/** Around everything of an incident in which files can be dropped. */
export function AttachTo({ number, children }: { number: string; children: ReactNode }) {
  return <Incident value={number}>{children}</Incident>
}
