import { usePathname } from 'next/navigation'

/** The number of the incident that files are attached to from this page; null where it is no page of one. */
export const useAttachTo = (): string | null => /^\/incidents\/((?:INC-)?\d+)(?=\/|$)/i.exec(usePathname())?.[1] ?? null
