import type { Metadata } from 'next'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { count } from '@/lib/checks/words'
import { newId } from '@/lib/platform/ids'
import { publicUrl } from '@/lib/platform/origins'
import { requireAdmin } from '@/lib/platform/web/actor'
import { listTestProjects, type TestProjectRow } from '@/lib/test-reports/store'
import { momentWords } from '@/lib/timeline/time'
import settings from '../settings.module.css'
import { GiveToken, RemoveProject } from './token-forms'

export const metadata: Metadata = { title: 'Test reports' }

/** Which projects' CI may send what their tests said, and what each sent last. */
export default async function TestReportsPage() {
  const actor = await requireAdmin()
  const projects = await listTestProjects(actor)
  const zone = actor.timeZone ?? 'UTC'
  return (
    <>
      <PageHead title="Test reports" aside={projects.length > 0 && String(projects.length)}>
        A CI sends its JUnit XML here; a check of kind “Test report” then proves that a test is there and passes.
      </PageHead>
      {projects.length === 0 ? (
        <Empty title="No project reports yet">Give a project a token, and send a report after its tests.</Empty>
      ) : (
        <ul className={settings.rows}>
          {projects.map((project) => (
            <li key={project.id} className={settings.row}>
              <Words project={project} zone={zone} />
              <RemoveProject id={project.id} name={project.name} />
            </li>
          ))}
        </ul>
      )}
      <section className={settings.part} aria-labelledby="token">
        <h2 id="token">Make a token</h2>
        <p>It lets one project report and nothing else. For a project that has one, the new token takes its place.</p>
        <GiveToken id={newId()} url={publicUrl()} />
      </section>
    </>
  )
}

function Words({ project: { name, createdAt, createdBy, newest }, zone }: { project: TestProjectRow; zone: string }) {
  const moment = (at: Date) => <time dateTime={at.toISOString()}>{momentWords(at, zone)}</time>
  return (
    <div>
      <p className={settings.title}>{name}</p>
      <p className={settings.sub}>
        added by {createdBy?.name ?? 'somebody'}, {moment(createdAt)};{' '}
        {newest ? (
          <>
            last report {moment(newest.receivedAt)}: {newest.branch}
            {newest.commit && ` at ${newest.commit.slice(0, 10)}`}, {count(newest.tests, 'test')}, {newest.failed} failed
          </>
        ) : (
          'it has not reported yet'
        )}
      </p>
    </div>
  )
}
