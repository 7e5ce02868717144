import type { Metadata } from 'next'
import Link from 'next/link'
import { InPlace } from '@/components/editing/in-place'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listServices, type Service } from '@/lib/incidents/services.store'
import { requireMember } from '@/lib/platform/web/actor'
import settings from '../settings.module.css'
import { AddService, DeleteService, RenameService } from './service-forms'
import styles from './services.module.css'

export const metadata: Metadata = { title: 'Services' }

/** The services that incidents name, to be named the same everywhere. */
export default async function ServicesPage({ searchParams }: { searchParams: Promise<{ edit?: string | string[] }> }) {
  const [actor, { edit }] = await Promise.all([requireMember(), searchParams])
  const services = await listServices(actor)
  const mayWrite = can(actor, 'write')
  return (
    <>
      <PageHead title="Services" aside={services.length > 0 && String(services.length)}>
        What incidents happen to. An incident that names a new one makes it; here they are renamed and tidied.
      </PageHead>
      {mayWrite && <AddService />}
      {services.length === 0 ? (
        <Empty title="No service is named yet">Services appear here when the first incident names them.</Empty>
      ) : (
        <ul className={settings.rows}>
          {services.map((service) => (
            <li key={service.id} className={settings.row}>
              {mayWrite ? (
                <InPlace
                  id={service.id}
                  label={service.name}
                  startOpen={edit === service.id}
                  view={<Words service={service} />}
                  form={<RenameService id={service.id} name={service.name} />}
                  className={styles.name}
                />
              ) : (
                <Words service={service} />
              )}
              {mayWrite && service.incidents === 0 && <DeleteService id={service.id} name={service.name} />}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Words({ service: { name, incidents } }: { service: Service }) {
  return (
    <p className={settings.title}>
      {name}
      <span className={settings.sub}>
        {incidents === 0 ? (
          'named by no incident you see'
        ) : (
          <Link href={`/incidents?service=${encodeURIComponent(name)}`}>
            {incidents === 1 ? '1 incident' : `${incidents} incidents`}
          </Link>
        )}
      </span>
    </p>
  )
}
