import type { Metadata } from 'next'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/access/rules'
import { listAttachments } from '@/lib/attachments/store'
import { ACCEPTED } from '@/lib/attachments/types'
import { listUses } from '@/lib/attachments/uses.store'
import { settings } from '@/lib/platform/settings'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import { AttachForm } from './attach-form'
import styles from './attachments.module.css'
import { OneAttachment } from './one-attachment'

export const metadata: Metadata = { title: 'Attachments' }

/** The files of an incident, where each is used, and a way to attach more. */
export default async function AttachmentsPage({ params }: { params: Promise<{ number: string }> }) {
  const { actor, incident } = await loadIncident(params)
  const { id, number, timeZone } = incident
  const mayWrite = can(actor, 'write')
  const [attachments, uses] = await Promise.all([listAttachments(actor, id), listUses(actor, id)])
  return (
    <Page>
      <PageHead crumb={<IncidentCrumb incident={incident} />} title="Attachments">
        Files of this incident, for whoever may see it.
      </PageHead>
      {mayWrite && (
        <AttachForm number={number} mostMb={settings().attachmentMb}>
          {ACCEPTED}, up to {settings().attachmentMb} MB each. Images lose what they tell beside their pixels, such as the place
          they were taken at.
        </AttachForm>
      )}
      {attachments.length === 0 ? (
        <Empty title="No files yet">
          {mayWrite
            ? 'Attach a file here, or drop and paste it where you write: into a section or an entry of the timeline.'
            : 'Nobody has attached a file to this incident.'}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {attachments.map((attachment) => (
            <li key={attachment.id}>
              <OneAttachment
                attachment={attachment}
                uses={uses.get(attachment.id) ?? []}
                number={number}
                mayWrite={mayWrite}
                zone={timeZone}
              />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
