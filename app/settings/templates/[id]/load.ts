import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/access/actor'
import { NotFound } from '@/lib/platform/errors'
import { getOwnTemplate, type OwnTemplate } from '@/lib/postmortems/templates/store'

/** The template of a page; where it is not there, neither is the page. */
export async function loadTemplate(actor: Actor, id: string): Promise<OwnTemplate> {
  return getOwnTemplate(actor, id).catch((error) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
}
