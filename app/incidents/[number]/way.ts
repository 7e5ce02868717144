import type { Actor } from '@/lib/access/actor'
import { Invalid } from '@/lib/platform/errors'
import { DEFAULT_FLAVOUR, findFlavour } from '@/lib/postmortems/flavours/registry'
import { DEFAULT_TEMPLATE } from '@/lib/postmortems/templates/registry'
import { getTemplate } from '@/lib/postmortems/templates/store'
import { isOfSeveral, type Template } from '@/lib/postmortems/templates/template'

interface Way {
  template: Template
  flavour: string
  /** The same as an address says it; what is the default is not said. */
  query: Record<string, string>
}

/**
 * How an address asks for a postmortem to be laid out.
 * @throws NotFound where it names a template that is not there, Invalid where it names one of several incidents
 */
export async function readWay(actor: Actor, asked: Record<string, string | string[] | undefined>): Promise<Way> {
  const template = typeof asked.template === 'string' ? await getTemplate(actor, asked.template) : DEFAULT_TEMPLATE
  if (isOfSeveral(template))
    throw new Invalid(`“${template.label}” is about several incidents; a file of one needs another template.`)
  const flavour = (typeof asked.flavour === 'string' ? findFlavour(asked.flavour) : null) ?? DEFAULT_FLAVOUR
  return {
    template,
    flavour: flavour.id,
    query: {
      ...(template.id !== DEFAULT_TEMPLATE.id && { template: template.id }),
      ...(flavour.id !== DEFAULT_FLAVOUR.id && { flavour: flavour.id }),
    },
  }
}
