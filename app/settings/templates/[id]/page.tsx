import type { Metadata } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { requireEditor } from '@/lib/platform/web/actor'
import settings from '../../settings.module.css'
import { Directives } from '../directives'
import { shownWith } from '../shown-with'
import { TemplateForm } from '../template-form'
import { loadTemplate } from './load'

export const metadata: Metadata = { title: 'Template' }

/** A template, changed with what it makes of an incident beside it. */
export default async function TemplatePage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireEditor(), params])
  const { label, about, source, version } = await loadTemplate(actor, id)
  return (
    <div className={settings.wide}>
      <PageHead
        crumb={<Link href="/settings/templates">Templates</Link>}
        title={label}
        actions={<LinkButton href={`/settings/templates/${id}/versions`}>Versions</LinkButton>}
      >
        Version {version}. Every save is kept.
      </PageHead>
      <TemplateForm key={version} id={id} {...{ version, name: label, about, source }} {...(await shownWith(actor, source))} />
      <Directives />
    </div>
  )
}
