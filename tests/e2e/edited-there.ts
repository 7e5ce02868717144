import { closeDb, db } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { overrideSettings } from '@/lib/platform/settings'
import { makeProposal } from '@/tests/support/proposals'
import type { Instance } from './instance'

/** Where it is shown what somebody did to published files: edits, one of them where somebody edited here too, and files that are gone or read as nothing. */
export interface EditedThere {
  edited: string
  broken: string
  moved: string
}

/** What comes back of published files, written where the worker would have found it. */
export async function editThere(instance: Instance, number: number): Promise<EditedThere> {
  overrideSettings({ databaseUrl: (await findEmbedded(instance.dataDir)) ?? '', dataDir: instance.dataDir })
  try {
    const at = (id: string) => `/incidents/${number}/proposals/${id}`
    const edited = await makeProposal(number, (text) =>
      text
        .replace(/^title: .*$/m, 'title: Letters came too late')
        .replace(/^# .*$/m, '# Letters came too late')
        .replace('a second tray is brought', 'a second, larger tray is brought')
        .replace(/\| open \| nothing/, '| verified | nothing'),
    )
    await db().incident.update({ where: { number }, data: { title: 'Letters were late' } })
    const broken = await makeProposal(number, (text) => text.replace('## Timeline', '## What we saw'))
    await db().proposal.update({ where: { id: broken }, data: { kind: 'unreadable' } })
    const moved = await makeProposal(number, (text) => text)
    await db().proposal.update({ where: { id: moved }, data: { kind: 'moved', movedTo: 'archive/2026/inc-2.md' } })
    return { edited: at(edited), broken: at(broken), moved: at(moved) }
  } finally {
    await closeDb()
  }
}
