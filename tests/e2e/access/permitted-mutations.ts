import { newId } from '@/lib/platform/ids'
import { BOARD } from './permitted-board'
import { WHY_AND_THEN } from './permitted-causes-and-actions'
import { CHECKS } from './permitted-check-mutations'
import { PUBLISHING_MUTATIONS } from './permitted-publishing'
import { REVIEW_MUTATIONS } from './permitted-review-mutations'
import { SETTINGS } from './permitted-settings'
import { TALK } from './permitted-talk'
import { TIMELINE_MUTATIONS } from './permitted-timeline'
import type { Role, Whole, World } from './world'

export type Fields = Record<string, string | string[]>

export interface MutationRule {
  /** The lowest role that may; "nobody" for what comes before signing in. */
  least: Role
  /**
   * A form that is right in itself. For what belongs to an incident it is made for the open one, the private one, and one that is
   * not there.
   */
  form: (whole: Whole, world: World) => Fields
  ofIncident?: true
  /** It is about something of the author's own: to everybody else it is not there. */
  own?: true
  /** Only whoever began it may, and only once. */
  by?: 'author'
  /** Its right answer is a refusal of another kind: a link that is not valid, a thing that is over. */
  answers?: 'invalid' | 'not_found'
}

/** In the order in which they are called: what is deleted by one is brought back by the next. */
export const MUTATIONS: Record<string, MutationRule> = {
  'mutations.ts#chooseTheme': { least: 'viewer', form: () => ({ theme: 'system' }) },

  ...BOARD,

  'incidents/new/mutations.ts#writeIncident': {
    least: 'editor',
    form: () => ({ id: newId(), title: 'Made up', timeZone: 'UTC', severity: '', day: '', clock: '', summary: '' }),
  },
  'incidents/[number]/mutations.ts#saveFacts': {
    least: 'editor',
    form: ({ incidentId }) => ({
      id: incidentId,
      version: '1',
      title: 'Checkout refused every order',
      severity: 'SEV2',
      startedOn: '',
      services: '',
      tags: '',
    }),
    ofIncident: true,
  },
  'incidents/[number]/mutations.ts#setPostmortemState': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: incidentId, version: '1', postmortemState: 'draft' }),
    ofIncident: true,
  },
  'incidents/[number]/mutations.ts#setPrivacy': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: incidentId, version: '1', isPrivate: 'false' }),
    ofIncident: true,
  },
  'incidents/[number]/mutations.ts#givePart': {
    least: 'editor',
    form: ({ incidentId }, { members }) => ({ incidentId, memberId: members.viewer.memberId, role: 'reader' }),
    ofIncident: true,
  },
  'incidents/[number]/mutations.ts#takePart': {
    least: 'editor',
    form: ({ incidentId }, { members }) => ({ incidentId, memberId: members.viewer.memberId, role: 'reader' }),
    ofIncident: true,
  },
  'incidents/[number]/mutations.ts#removeIncident': {
    least: 'editor',
    form: ({ spareId }) => ({ id: spareId, version: '1' }),
    ofIncident: true,
  },
  'incidents/[number]/mutations.ts#bringIncidentBack': {
    least: 'editor',
    form: ({ spareId }) => ({ id: spareId }),
    ofIncident: true,
  },

  ...TALK,

  ...TIMELINE_MUTATIONS,
  'incidents/[number]/revisions/mutations.ts#bringPointBack': {
    least: 'editor',
    form: ({ incidentId }) => ({ incidentId, at: '2020-01-01T00:00:00Z', seenAt: '2020-01-01T00:00:00Z' }),
  },
  'incidents/[number]/revisions/mutations.ts#bringWordingBack': {
    least: 'editor',
    form: ({ revisionId }) => ({ id: revisionId, version: '2', isDeleted: 'false' }),
    ofIncident: true,
  },

  'incidents/[number]/sections/mutations.ts#writeSection': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: newId(), incidentId, title: 'Impact on us', body: '' }),
    ofIncident: true,
  },
  'incidents/[number]/sections/mutations.ts#saveSection': {
    least: 'editor',
    form: ({ sectionId }) => ({ id: sectionId, version: '1', title: 'Background', body: '', do: 'delete' }),
    ofIncident: true,
  },
  'incidents/[number]/sections/mutations.ts#previewText': { least: 'editor', form: () => ({ text: '**Bold**' }) },
  'incidents/[number]/sections/mutations.ts#bringSectionBack': {
    least: 'editor',
    form: ({ sectionId }) => ({ id: sectionId }),
    ofIncident: true,
  },
  'incidents/[number]/attachments/mutations.ts#removeAttachment': {
    least: 'editor',
    form: ({ attachmentId }) => ({ id: attachmentId }),
    ofIncident: true,
  },
  'incidents/[number]/attachments/mutations.ts#bringAttachmentBack': {
    least: 'editor',
    form: ({ attachmentId }) => ({ id: attachmentId }),
    ofIncident: true,
  },
  'incidents/[number]/lessons/mutations.ts#writeLesson': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: newId(), incidentId, kind: 'got_lucky', text: 'It was night.' }),
    ofIncident: true,
  },
  'incidents/[number]/lessons/mutations.ts#saveLesson': {
    least: 'editor',
    form: ({ lessonId }) => ({ id: lessonId, version: '1', kind: 'went_well', text: 'Well.', do: 'delete' }),
    ofIncident: true,
  },
  'incidents/[number]/lessons/mutations.ts#bringLessonBack': {
    least: 'editor',
    form: ({ lessonId }) => ({ id: lessonId }),
    ofIncident: true,
  },

  ...WHY_AND_THEN,

  'incidents/import/mutations.ts#readDocument': {
    least: 'editor',
    form: () => ({ pasted: `# Queue stuck\n\nIt was stuck. ${newId()}` }),
  },
  'incidents/import/mutations.ts#sendFiles': {
    least: 'editor',
    form: () => ({ batchId: newId(), title: 'None', isLast: '1' }),
  },
  'incidents/import/mutations.ts#readRepository': {
    least: 'editor',
    form: () => ({ address: 'http://127.0.0.1:59999/docs', ref: '', glob: '' }),
  },
  'incidents/import/[id]/difference/mutations.ts#takeChanges': {
    least: 'editor',
    form: ({ newerId }) => ({ id: newerId, 'changes[]': '' }),
    own: true,
  },
  'incidents/import/batches/[id]/mutations.ts#pauseImport': {
    least: 'editor',
    form: ({ batchId }) => ({ id: batchId }),
    own: true,
  },
  'incidents/import/batches/[id]/mutations.ts#continueImport': {
    least: 'editor',
    form: ({ batchId }) => ({ id: batchId }),
    own: true,
  },
  'incidents/import/batches/[id]/mutations.ts#cancelImport': {
    least: 'editor',
    form: ({ batchId }) => ({ id: batchId }),
    own: true,
  },
  'incidents/import/batches/[id]/mutations.ts#resumeImport': {
    least: 'editor',
    form: ({ batchId }) => ({ id: batchId }),
    own: true,
  },
  'incidents/import/batches/[id]/mutations.ts#acceptDrafts': {
    least: 'editor',
    form: ({ batchId }) => ({ id: batchId, which: 'clear' }),
    own: true,
  },
  'incidents/import/batches/[id]/mutations.ts#lookAgain': {
    least: 'editor',
    form: ({ batchId }) => ({ id: batchId }),
    own: true,
  },
  'incidents/import/mutations.ts#openExamples': { least: 'editor', form: () => ({}) },
  ...REVIEW_MUTATIONS,

  // One mutation writes a check down, saves it and tries it: a form with a version is an edit.
  ...CHECKS,

  '(signed-out)/invitations/[token]/mutations.ts#acceptWithPassword': {
    least: 'nobody',
    form: () => ({ token: 'unknown', name: 'Eve', email: 'eve@example.org', password: 'six herons by the weir' }),
    answers: 'invalid',
  },
  '(signed-out)/new-password/[token]/mutations.ts#chooseNewPassword': {
    least: 'nobody',
    form: () => ({ token: 'unknown', password: 'six herons by the weir' }),
    answers: 'invalid',
  },
  '(signed-out)/setup/mutations.ts#setUp': {
    least: 'nobody',
    form: () => ({ token: 'unknown', name: 'Eve', email: 'eve@example.org', password: 'six herons by the weir' }),
    answers: 'invalid',
  },
  '(signed-out)/sign-in/mutations.ts#signInWithPassword': {
    least: 'nobody',
    form: () => ({ email: `${newId()}@example.org`, password: 'six herons by the weir', next: '/' }),
    answers: 'invalid',
  },

  ...PUBLISHING_MUTATIONS,
  ...SETTINGS,
}
