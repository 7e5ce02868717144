import { newId } from '@/lib/platform/ids'
import type { MutationRule } from './permitted-mutations'

/** What is asked and said of a postmortem. */
export const TALK: Record<string, MutationRule> = {
  'incidents/[number]/review/mutations.ts#askReviewers': {
    least: 'editor',
    form: ({ incidentId }, { members }) => ({ incidentId, version: '1', 'memberIds[]': [members.admin.memberId] }),
    ofIncident: true,
  },
  'incidents/[number]/review/mutations.ts#giveAnswer': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: newId(), incidentId, answer: 'approved', wordingHash: '0'.repeat(64) }),
    ofIncident: true,
  },
  'incidents/[number]/comments/mutations.ts#writeComment': {
    least: 'editor',
    form: ({ sectionId }) => ({ id: newId(), on: `section:${sectionId}`, quote: '', before: '', text: 'Is that so?' }),
    ofIncident: true,
  },
  'incidents/[number]/comments/mutations.ts#writeReply': {
    least: 'editor',
    form: ({ commentId }) => ({ id: newId(), threadId: commentId, text: 'It is.' }),
    ofIncident: true,
  },
  'incidents/[number]/comments/mutations.ts#settle': {
    least: 'editor',
    form: ({ commentId }) => ({ id: commentId, isResolved: 'true' }),
    ofIncident: true,
  },
  'incidents/[number]/comments/mutations.ts#changeComment': {
    least: 'editor',
    form: ({ commentId }) => ({ id: commentId, text: 'Is that really so?', do: 'delete' }),
    ofIncident: true,
    by: 'author',
  },
  'incidents/[number]/comments/mutations.ts#bringCommentBack': {
    least: 'editor',
    form: ({ commentId }) => ({ id: commentId }),
    ofIncident: true,
    by: 'author',
  },
}
