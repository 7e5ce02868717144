import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { inTransaction } from '../platform/db/client'
import { Conflict } from '../platform/errors'
import { contentAt } from '../revisions/store'
import { editTo } from './content'
import type { TakeBack } from './schema'
import { changeEntry, deleteEntry, editEntry, restoreEntry } from './store'

/**
 * Takes back what was just done to a timeline, all or nothing: entries say again what they said, what was added goes, what was
 * deleted comes back. Each step is a revision of its own.
 * @throws Conflict where somebody changed one of them since, NotFound
 */
export async function takeBack(actor: Actor, { edited, added, deleted, causes }: TakeBack): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    for (const { id, version, to } of edited) {
      // Whoever may not see the entry may not learn what it said either.
      const standing = await versionOf(actor, id)
      const content = await contentAt(tx, id, to)
      if (standing !== version || !content)
        throw new Conflict('Somebody changed this entry since; open its revisions to bring back what it said.')
      await editEntry(actor, editTo({ id, version }, content))
    }
    for (const id of added) {
      const version = await versionOf(actor, id)
      // 2 where it was given an audience of its own.
      if (version > 2) throw new Conflict('Somebody changed one of these entries since; delete it by itself.')
      await deleteEntry(actor, { id, version })
    }
    for (const id of deleted) await restoreEntry(actor, id)
    await tx.causeEvidence.deleteMany({
      where: { entryId: { in: edited.map(({ id }) => id) }, causeId: { in: causes } },
    })
  })
}

const versionOf = async (actor: Actor, id: string): Promise<number> =>
  (await changeEntry(actor, id, async (_tx, _incident, entry) => entry)).version
