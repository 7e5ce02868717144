import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MemberActor } from '@/lib/access/actor'
import { addressOf } from '@/lib/attachments/address'
import { addAttachment } from '@/lib/attachments/store'
import { addCause } from '@/lib/causes/store'
import { createCheck } from '@/lib/checks/edit.store'
import { addComment } from '@/lib/comments/write.store'
import { moveAction } from '@/lib/corrective-actions/state.store'
import { createAction } from '@/lib/corrective-actions/store'
import { saveView } from '@/lib/corrective-actions/views.store'
import { acceptImport } from '@/lib/importing/accept.store'
import { startBatch } from '@/lib/importing/batch.store'
import { saveSource } from '@/lib/importing/store'
import { createIncident } from '@/lib/incidents/store'
import { addLesson, editLesson } from '@/lib/lessons/store'
import { addChannel } from '@/lib/notifications/channels.store'
import { incomingFolder } from '@/lib/platform/blobs/blobs'
import { closeDb, db } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addTemplate } from '@/lib/postmortems/templates/store'
import { addSection, editSection } from '@/lib/sections/store'
import { UNKNOWN } from '@/lib/timeline/schema'
import { addEntry, editEntry } from '@/lib/timeline/store'
import { makeProposal } from '@/tests/support/proposals'
import { makeSignedIn, openSession, type SignedInMember } from '@/tests/support/sign-in'
import { Instance } from '../instance'
import { Visitor } from './visitor'

export type Role = 'nobody' | 'viewer' | 'editor' | 'admin'

/** One incident with a row of everything that can belong to one. */
export interface Whole {
  incidentId: string
  number: string
  entryId: string
  /** An entry whose time is not known, before another: it can be shifted. */
  unknownEntryId: string
  causeId: string
  sectionId: string
  commentId: string
  lessonId: string
  actionId: string
  actionNumber: string
  /** The action's move from open to in progress. */
  moveId: string
  checkId: string
  /** A check that people attest. */
  attestedId: string
  attachmentId: string
  /** A wording of the timeline entry that can be brought back. */
  revisionId: string
  /** A view of the board that its maker shares with everyone. */
  viewId: string
  /** A second incident, to be deleted and brought back. */
  spareId: string
  /** A draft that the author imported and nobody accepted. */
  importId: string
  /** A newer version of a document that the author imported and accepted. */
  newerId: string
  /** A batch of documents that the author sent. */
  batchId: string
  /** What somebody edited in a published file of it. */
  proposalId: string
}

export interface World {
  instance: Instance
  /** `author` is an editor, named on the private incident; `editor` and `admin` are not. */
  visitors: Record<Role | 'author', Visitor>
  members: Record<Exclude<Role, 'nobody'> | 'author', SignedInMember>
  /** The same member in a session of its own, for what ends it. */
  again(role: Role): Promise<Visitor>
  open: Whole
  secret: Whole
  /** For all, with parts that are restricted to the author, all of which say HIDDEN_WORD. */
  guarded: Whole
  /** A webhook that leads nowhere. */
  channelId: string
  templateId: string
}

/** Starts Nevermore with members of every role, an incident for all and a private one of the author's. */
export async function makeWorld(): Promise<World> {
  const instance = await Instance.start()
  const databaseUrl = (await findEmbedded(instance.dataDir)) ?? ''
  const server = { url: instance.url, databaseUrl, sessionSecret: instance.sessionSecret }
  const [viewer, editor, admin, author] = await Promise.all([
    makeSignedIn(server, 'viewer'),
    makeSignedIn(server, 'editor'),
    makeSignedIn(server, 'admin'),
    makeSignedIn(server, 'editor', 'The author'),
  ])
  overrideSettings({ databaseUrl, dataDir: instance.dataDir })
  try {
    const actor: MemberActor = {
      kind: 'member',
      memberId: author.memberId,
      role: 'editor',
      name: 'The author',
      email: author.email,
      timeZone: null,
    }
    const open = await makeWhole(actor, false)
    const secret = await makeWhole(actor, true)
    const guarded = await makeGuarded(actor)
    const channelId = await makeChannel({ ...actor, role: 'admin', memberId: admin.memberId })
    const templateId = newId()
    await addTemplate(actor, { id: templateId, name: 'Ours', about: '', source: '# :fact[title]' })
    const visitor = (member?: SignedInMember) => new Visitor(instance.url, member?.header)
    return {
      instance,
      members: { viewer, editor, admin, author },
      visitors: {
        nobody: visitor(),
        viewer: visitor(viewer),
        editor: visitor(editor),
        admin: visitor(admin),
        author: visitor(author),
      },
      again: async (role) => {
        if (role === 'nobody') return visitor()
        const { memberId } = { viewer, editor, admin }[role]
        return new Visitor(instance.url, (await openSession(server, memberId)).header)
      },
      open,
      secret,
      guarded,
      channelId,
      templateId,
    }
  } finally {
    await closeDb()
  }
}

async function makeChannel(admin: MemberActor): Promise<string> {
  const id = newId()
  const address = 'http://127.0.0.1:9/'
  const choice = { name: 'A room', notices: ['action_verified' as const], severities: ['SEV1' as const] }
  await addChannel(admin, { id, kind: 'webhook', address, ...choice })
  return id
}

/** Stands in what is restricted, and nowhere else. */
export const HIDDEN_WORD = 'heliotrope'

/** An incident for all, published, of which one part of each kind is restricted, its history too; one was opened without the word. */
async function makeGuarded(actor: MemberActor): Promise<Whole> {
  const whole = await makeWhole(actor, false, 'Kiln cracked')
  const { incidentId, sectionId, unknownEntryId, lessonId } = whole
  const audience = 'restricted' as const
  const file = await attach(actor, incidentId, `${HIDDEN_WORD} in a file\n`)
  const body = `About the ${HIDDEN_WORD}: [log](${addressOf(file)})`
  await editSection(actor, { id: sectionId, version: 1, title: `The ${HIDDEN_WORD}`, body, audience })
  await editEntry(actor, { id: unknownEntryId, version: 1, text: `${HIDDEN_WORD} noticed`, audience })
  const fields = { incidentId, audience }
  await addCause(actor, { ...fields, id: newId(), kind: 'trigger', text: `A ${HIDDEN_WORD}`, entryIds: [unknownEntryId] })
  await editLesson(actor, { id: lessonId, version: 1, text: `The ${HIDDEN_WORD} is lovely`, audience })
  const opened = await addSection(actor, { ...fields, id: newId(), title: 'Opened', body: HIDDEN_WORD })
  await editSection(actor, { id: opened.id, version: 1, body: 'Nothing to see.', audience: 'members' })
  await comment(actor, sectionId, `Ask the ${HIDDEN_WORD}`)
  await db().incident.update({ where: { id: incidentId }, data: { postmortemState: 'published', publishedAt: new Date() } })
  return { ...whole, attachmentId: file.id }
}

async function comment(actor: MemberActor, sectionId: string, text: string): Promise<string> {
  const id = newId()
  await addComment(actor, { id, on: { kind: 'section', id: sectionId }, text, quote: '', before: '' })
  return id
}

/** An incident in every part of which its title can be recognised. */
async function makeWhole(
  actor: MemberActor,
  isPrivate: boolean,
  title = isPrivate ? 'Kestrel leaked' : 'Checkout refused every order',
): Promise<Whole> {
  const incident = await createIncident(actor, {
    id: newId(),
    title,
    timeZone: 'Europe/Berlin',
    severity: 'SEV2',
    tags: [],
    isPrivate,
  })
  const incidentId = incident.id
  const entry = await addEntry(actor, {
    id: newId(),
    incidentId,
    text: `${title}: noticed`,
    occurredAt: new Date('2026-08-14T08:13:00Z'),
    endedAt: null,
    precision: 'minute',
    isApproximate: false,
    clockTime: null,
    milestone: 'detected',
  })
  const nowhere = { incidentId, ...UNKNOWN }
  await addEntry(actor, { id: newId(), text: `${title}: at some time`, ...nowhere })
  const unknown = await addEntry(actor, { id: newId(), text: `${title}: at another`, ...nowhere })
  const cause = await addCause(actor, {
    id: newId(),
    incidentId,
    kind: 'root_cause',
    text: `${title}: because`,
    entryIds: [entry.id],
  })
  const section = await addSection(actor, { id: newId(), incidentId, title: `${title}: background`, body: 'It began long ago.' })
  const commentId = await comment(actor, section.id, `${title}: is that so?`)
  const lesson = await addLesson(actor, { id: newId(), incidentId, kind: 'went_well', text: `${title}: went well` })
  const action = await createAction(actor, { id: newId(), incidentId, title: `${title}: never again`, causeIds: [cause.id] })
  const move = await moveAction(actor, { id: action.id, from: 'open', to: 'in_progress', because: '' })
  const check = await createCheck(actor, {
    id: newId(),
    kind: 'http',
    title: `${title}: watched`,
    config: { url: 'http://127.0.0.1:9/' },
    intervalSeconds: 3600,
    passesToVerify: 3,
    soakSeconds: 86_400,
    failuresToRegress: 2,
    actionId: action.id,
  })
  const attested = await createCheck(actor, {
    id: newId(),
    kind: 'attestation',
    title: `${title}: attested`,
    config: { statement: 'The handbook says so', validDays: 30 },
    intervalSeconds: 3600,
    passesToVerify: 1,
    soakSeconds: 0,
    failuresToRegress: 1,
    actionId: action.id,
  })
  const attachment = await attach(actor, incidentId, `${title}: as the log tells it\n`)
  const document = new TextEncoder().encode(`# ${title}: as a document\n\nIt was noticed at 10:13.\n`)
  const draft = await saveSource(actor, { name: `${newId()}.md`, bytes: document })
  const newerId = await importTwice(actor)
  const proposalId = await makeProposal(incident.number, (text) => text.replace('went well', 'went very well'))
  const batchId = newId()
  await startBatch(actor, { id: batchId, title: `${title}: as many documents` })
  const revision = await db().revision.findFirstOrThrow({ where: { subjectId: entry.id }, select: { id: true } })
  const view = await saveView(actor, { id: newId(), name: 'Late', query: '?overdue=1', isShared: true })
  const spare = await createIncident(actor, { id: newId(), title: `${title}: once more`, timeZone: 'UTC', isPrivate })
  return {
    incidentId,
    number: String(incident.number),
    entryId: entry.id,
    unknownEntryId: unknown.id,
    causeId: cause.id,
    sectionId: section.id,
    commentId,
    lessonId: lesson.id,
    actionId: action.id,
    actionNumber: String(action.number),
    moveId: move.transitionId ?? '',
    checkId: check.id,
    attestedId: attested.id,
    attachmentId: attachment.id,
    revisionId: revision.id,
    viewId: view.id,
    spareId: spare.id,
    importId: draft.id,
    batchId,
    newerId,
    proposalId,
  }
}

async function attach(actor: MemberActor, incidentId: string, content: string) {
  const file = join(incomingFolder(), newId())
  mkdirSync(incomingFolder(), { recursive: true })
  writeFileSync(file, content)
  return addAttachment(actor, { id: newId(), incidentId, name: 'log.txt', file }).finally(() => rmSync(file))
}

/** A document that was accepted, and came in once more with another content. Answers the newer version. */
async function importTwice(actor: MemberActor): Promise<string> {
  const from = { origin: 'folder', path: `${newId()}.md` }
  const send = async (clock: string) => {
    const bytes = new TextEncoder().encode(
      `# Kiln went out\n\n## Timeline (UTC)\n\n- 2024-03-01 ${clock} Orders failed ${from.path}\n`,
    )
    return (await saveSource(actor, { name: 'twice.md', bytes }, { from })).id
  }
  await acceptImport(actor, await send('10:00'))
  return send('10:05')
}
