import type { Metadata } from 'next'
import Link from 'next/link'
import { InPlace } from '@/components/editing/in-place'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { type Factor, listFactors } from '@/lib/causes/factors.store'
import { requireMember } from '@/lib/platform/web/actor'
import settings from '../settings.module.css'
import { RenameFactor } from './factor-form'

export const metadata: Metadata = { title: 'Factors' }

/** The words that causes share: renamed, and merged where two mean the same. */
export default async function FactorsPage({ searchParams }: { searchParams: Promise<{ edit?: string | string[] }> }) {
  const [actor, { edit }] = await Promise.all([requireMember(), searchParams])
  const factors = await listFactors(actor)
  const mayWrite = can(actor, 'write')
  return (
    <>
      <PageHead title="Factors" aside={factors.length > 0 && String(factors.length)}>
        What causes have in common. A cause that names a new one makes it; here they are renamed, and merged where two mean the
        same.
      </PageHead>
      {factors.length === 0 ? (
        <Empty title="No cause names a factor yet">Factors appear here when the first cause names them.</Empty>
      ) : (
        <ul className={settings.rows}>
          {factors.map((factor) => (
            <li key={factor.name} className={settings.row}>
              {mayWrite ? (
                <InPlace
                  id={factor.name}
                  label={factor.name}
                  startOpen={edit === factor.name}
                  view={<Words factor={factor} />}
                  form={<RenameFactor name={factor.name} others={factors.map(({ name }) => name)} />}
                />
              ) : (
                <Words factor={factor} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const Words = ({ factor: { name, incidents } }: { factor: Factor }) => (
  <p className={settings.title}>
    {name}
    <span className={settings.sub}>
      <Link href={`/incidents?factor=${encodeURIComponent(name)}`}>
        {incidents === 1 ? '1 incident' : `${incidents} incidents`}
      </Link>
    </span>
  </p>
)
