import type { Actor } from '../../access/actor'
import { deleteCause, editCause, insertCause, placeCauseBehind } from '../../causes/store'
import { moveAction } from '../../corrective-actions/state.store'
import { deleteAction, editAction, insertAction } from '../../corrective-actions/store'
import { editIncident } from '../../incidents/edit.store'
import { IncidentEdit } from '../../incidents/schema'
import type { Incident } from '../../incidents/store'
import { addLessonsIn, deleteLesson, editLesson } from '../../lessons/store'
import type { Tx } from '../../platform/db/client'
import type { ActionPriority, ActionState, ActionType, CauseKind, LessonKind, Milestone } from '../../platform/db/generated/enums'
import { newId } from '../../platform/ids'
import { addSectionsIn, deleteSection, editSection } from '../../sections/store'
import { ZoneChange } from '../../timeline/schema'
import { addEntriesIn, deleteEntry, editEntry, placeEntryBehind } from '../../timeline/store'
import { changeZone } from '../../timeline/zone.store'
import { type DifferenceKind, type StandingItem, whenOf, ZONE } from './content'
import type { Change } from './difference'
import type { Ref } from './places'

export interface Place {
  tx: Tx
  actor: Actor
  incident: Pick<Incident, 'id' | 'timeZone'>
  /** The ids of what was added, by the keys of the changes that did. */
  made: Map<string, string>
}

/**
 * Does to an incident what one change says, by the verbs that people's own edits go through: with revisions, activity and their
 * own refusals. To be called in a transaction that holds the incident.
 */
export async function takeChange(place: Place, { key, kind, what, after, here, fields, to }: Change): Promise<void> {
  const verbs = VERBS[kind]
  if (what === 'removed') {
    if (here) await verbs.remove(place, here)
  } else if (!here) {
    if (!after) return
    const id = newId()
    await verbs.add(place, id, after.fields, after.name)
    place.made.set(key, id)
    if (to) await put(place, kind, id, to)
  } else if (what === 'moved') {
    if (to) await put(place, kind, here.id, to)
  } else if (after) {
    await verbs.edit(place, here, (name) => (fields.includes(name) ? (after.fields[name] ?? '') : undefined))
  }
}

/** Puts a cause or an entry where it belongs. */
async function put({ actor, made }: Place, kind: DifferenceKind, id: string, to: NonNullable<Change['to']>): Promise<void> {
  const idsOf = (refs: Ref[]) => refs.flatMap((ref) => ('id' in ref ? ref.id : (made.get(ref.key) ?? [])))
  const behind = idsOf(to.behind)
  if (kind === 'cause') await placeCauseBehind(actor, { id, parentId: idsOf(to.below)[0] ?? null, behind })
  if (kind === 'entry') await placeEntryBehind(actor, { id, behind })
}

/** The new text of a field, or undefined where it stays. */
type Next = (name: string) => string | undefined
type Fields = Record<string, string>

interface Verbs {
  add(place: Place, id: string, fields: Fields, name: string | null): Promise<unknown>
  edit(place: Place, here: StandingItem, next: Next): Promise<unknown>
  remove(place: Place, here: StandingItem): Promise<unknown>
}

const orNull = <Text extends string>(text: string | undefined) =>
  text === undefined ? undefined : ((text || null) as Text | null)

/** What is defined of it: an edit leaves alone what it does not name. */
const given = <T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>
  }

const VERBS: Record<DifferenceKind, Verbs> = {
  fact: {
    add: async () => {},
    // The moments of entries are changes of their own: the zone says on which clocks they are shown.
    edit: ({ actor }, { id, version, name }, next) =>
      name === ZONE
        ? changeZone(actor, ZoneChange.parse({ id, version, timeZone: next('value'), keep: 'instants' }))
        : editIncident(actor, IncidentEdit.parse({ id, version, [name ?? 'title']: next('value') })),
    remove: async () => {},
  },
  section: {
    add: ({ tx, actor, incident }, id, { title = '', body = '' }, key) =>
      addSectionsIn(tx, actor, incident.id, [{ id, title, body, ...(key && { key }) }]),
    edit: ({ actor }, { id, version }, next) =>
      editSection(actor, { id, version, ...given({ title: next('title'), body: next('body') }) }),
    remove: ({ actor }, here) => deleteSection(actor, here),
  },
  entry: {
    add: ({ tx, actor, incident }, id, { when = '', text = '', milestone, attributedTo }) =>
      addEntriesIn(tx, actor, incident, [
        {
          ...whenOf(when),
          ...{ id, incidentId: incident.id, text },
          milestone: orNull<Milestone>(milestone) ?? null,
          attributedTo: attributedTo || null,
        },
      ]),
    edit: ({ actor }, { id, version }, next) => {
      const when = next('when')
      const fields = {
        text: next('text'),
        milestone: orNull<Milestone>(next('milestone')),
        attributedTo: orNull(next('attributedTo')),
      }
      return editEntry(actor, { id, version, ...given(fields), ...(when !== undefined && { when: whenOf(when) }) })
    },
    remove: ({ actor }, here) => deleteEntry(actor, here),
  },
  cause: {
    add: ({ tx, actor, incident }, id, { kind, text = '' }) =>
      insertCause(tx, actor, { id, incidentId: incident.id, kind: kind as CauseKind, text }),
    edit: ({ actor }, { id, version }, next) =>
      editCause(actor, { id, version, ...given({ kind: next('kind') as CauseKind | undefined, text: next('text') }) }),
    remove: ({ actor }, { id }) => deleteCause(actor, id),
  },
  action: {
    add: ({ tx, actor, incident }, id, { title = '', details = '', type, priority, owner, dueOn, ticketUrl, done, state }) =>
      insertAction(tx, actor, {
        ...{ id, incidentId: incident.id, title, details },
        type: (type || null) as ActionType | null,
        ...(priority && { priority: priority as ActionPriority }),
        ownerAsWritten: owner || null,
        dueOn: dueOn || null,
        ticketUrl: ticketUrl || null,
        state: (state || (done ? 'done' : 'open')) as 'open' | 'in_progress' | 'done',
      }),
    edit: editActionHere,
    remove: ({ actor }, { id }) => deleteAction(actor, id),
  },
  lesson: {
    add: ({ tx, actor, incident }, id, { kind, text = '' }) =>
      addLessonsIn(tx, actor, incident.id, [{ id, kind: kind as LessonKind, text }]),
    edit: ({ actor }, { id, version }, next) =>
      editLesson(actor, { id, version, ...given({ kind: next('kind') as LessonKind | undefined, text: next('text') }) }),
    remove: ({ actor }, here) => deleteLesson(actor, here),
  },
}

async function editActionHere({ tx, actor }: Place, { id, version }: StandingItem, next: Next): Promise<void> {
  const fields = given({
    title: next('title'),
    details: next('details'),
    type: orNull<ActionType>(next('type')),
    priority: next('priority') as ActionPriority | undefined,
    // A name that somebody wrote makes nobody the owner.
    ...(next('owner') !== undefined && { ownerId: null, ownerAsWritten: next('owner') || null }),
    dueOn: orNull(next('dueOn')),
    ticketUrl: orNull(next('ticketUrl')),
  })
  if (Object.keys(fields).length > 0) await editAction(actor, { id, version, ...fields })
  const done = next('done')
  const to = (next('state') || undefined) as ActionState | undefined
  if (done === undefined && to === undefined) return
  const { state } = await tx.correctiveAction.findUniqueOrThrow({ where: { id }, select: { state: true } })
  if (to) await moveAction(actor, { id, from: state, to, because: 'the file in the repository says so' })
  else
    await moveAction(actor, { id, from: state, to: done ? 'done' : 'open', because: 'the document it was imported from says so' })
}
