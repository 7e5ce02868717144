import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHead } from '@/components/ui/page-head'
import { newId } from '@/lib/platform/ids'
import { requireEditor } from '@/lib/platform/web/actor'
import { DEFAULT_TEMPLATE, findTemplate } from '@/lib/postmortems/templates/registry'
import settings from '../../settings.module.css'
import { Directives } from '../directives'
import { shownWith } from '../shown-with'
import { TemplateForm } from '../template-form'

export const metadata: Metadata = { title: 'New template' }

interface Props {
  searchParams: Promise<{ from?: string | string[] }>
}

/** A template that begins as one of those built in. */
export default async function NewTemplatePage({ searchParams }: Props) {
  const [actor, { from }] = await Promise.all([requireEditor(), searchParams])
  const { label, source } = findTemplate(String(from)) ?? DEFAULT_TEMPLATE
  return (
    <div className={settings.wide}>
      <PageHead crumb={<Link href="/settings/templates">Templates</Link>} title="New template">
        It begins as {label}.
      </PageHead>
      <TemplateForm id={newId()} version={null} name="" about="" source={source} {...(await shownWith(actor, source))} />
      <Directives />
    </div>
  )
}
