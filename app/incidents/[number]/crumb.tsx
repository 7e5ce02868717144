import Link from 'next/link'
import { incidentName } from '@/lib/incidents/rules'

/** The way back from a page of an incident to the incident. */
export const IncidentCrumb = ({ incident: { number, title } }: { incident: { number: number; title: string } }) => (
  <Link href={`/incidents/${number}`}>
    {incidentName(number)} {title}
  </Link>
)
