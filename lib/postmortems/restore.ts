import type { Actor } from '../access/actor'
import { CauseEdit } from '../causes/schema'
import { editCause, restoreCause } from '../causes/store'
import { ActionEdit } from '../corrective-actions/schema'
import { editAction, restoreAction } from '../corrective-actions/store'
import { editIncident } from '../incidents/edit.store'
import { IncidentEdit } from '../incidents/schema'
import { LessonEdit } from '../lessons/schema'
import { editLesson, restoreLesson } from '../lessons/store'
import type { Revision, Subject } from '../revisions/rules'
import { SectionEdit } from '../sections/schema'
import { editSection, restoreSection } from '../sections/store'
import { editTo } from '../timeline/content'
import { editEntry, restoreEntry } from '../timeline/store'

interface Wanted {
  revision: Revision & { incidentId: string }
  /** The version the page showed as standing. */
  version: number
  isDeleted: boolean
}

/**
 * Brings the wording of a revision back, as an edit like any other: it begins at the version that was shown, is judged against
 * what others changed since, and leaves a revision of its own. What was deleted is brought back first.
 */
export async function restoreWording(actor: Actor, { revision, version, isDeleted }: Wanted): Promise<void> {
  const edit = EDITS[revision.subject]
  if (isDeleted) await edit.bringBack?.(actor, revision.subjectId)
  await edit.edit(actor, revision, isDeleted && edit.bringBack ? version + 1 : version)
}

type Kept = Revision & { incidentId: string }

interface Edit {
  bringBack?: (actor: Actor, id: string) => Promise<unknown>
  edit: (actor: Actor, revision: Kept, version: number) => Promise<unknown>
}

const pick = (content: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.filter((name) => name in content).map((name) => [name, content[name]]))

const EDITS: Record<Subject, Edit> = {
  incident: {
    edit: (actor, { subjectId, content }, version) =>
      editIncident(
        actor,
        IncidentEdit.parse({ id: subjectId, version, ...pick(content, ['title', 'severity', 'startedOn', 'services', 'tags']) }),
      ),
  },
  timeline_entry: {
    bringBack: restoreEntry,
    edit: (actor, { subjectId, content }, version) => editEntry(actor, editTo({ id: subjectId, version }, content)),
  },
  section: {
    bringBack: restoreSection,
    edit: (actor, { subjectId, content }, version) =>
      editSection(actor, SectionEdit.parse({ id: subjectId, version, ...pick(content, ['title', 'body']) })),
  },
  lesson: {
    bringBack: restoreLesson,
    edit: (actor, { subjectId, content }, version) =>
      editLesson(actor, LessonEdit.parse({ id: subjectId, version, ...pick(content, ['kind', 'text']) })),
  },
  cause: {
    bringBack: restoreCause,
    edit: (actor, { subjectId, content }, version) =>
      editCause(actor, CauseEdit.parse({ id: subjectId, version, ...pick(content, ['kind', 'text', 'factors']) })),
  },
  corrective_action: {
    bringBack: restoreAction,
    edit: (actor, { subjectId, content }, version) => {
      const fields = pick(content, ['title', 'details', 'type', 'priority', 'dueOn', 'ticketUrl'])
      return editAction(actor, ActionEdit.parse({ id: subjectId, version, ...fields }))
    },
  },
}
