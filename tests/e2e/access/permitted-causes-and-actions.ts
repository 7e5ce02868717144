import { newId } from '@/lib/platform/ids'
import type { MutationRule } from './permitted-mutations'

/** Causes, and what is changed because of them. In the order in which they are called. */
export const WHY_AND_THEN: Record<string, MutationRule> = {
  'incidents/[number]/causes/mutations.ts#writeCause': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: newId(), incidentId, kind: 'trigger', text: 'A push', parentId: '' }),
    ofIncident: true,
  },
  'incidents/[number]/causes/mutations.ts#answerWhy': {
    least: 'editor',
    form: ({ incidentId, number }) => ({
      id: newId(),
      incidentId,
      incidentNumber: number,
      kind: 'trigger',
      text: 'A push',
      parentId: '',
      lead: 'page',
    }),
    ofIncident: true,
  },
  'incidents/[number]/causes/mutations.ts#saveCause': {
    least: 'editor',
    form: ({ causeId }) => ({ id: causeId, version: '1', kind: 'root_cause', text: 'Because', do: 'save' }),
    ofIncident: true,
  },
  'incidents/[number]/causes/mutations.ts#shiftCause': {
    least: 'editor',
    form: ({ causeId }) => ({ id: causeId, step: 'down' }),
    ofIncident: true,
  },
  'incidents/[number]/causes/mutations.ts#removeCause': {
    least: 'editor',
    form: ({ causeId }) => ({ id: causeId }),
    ofIncident: true,
  },
  'incidents/[number]/causes/mutations.ts#bringCauseBack': {
    least: 'editor',
    form: ({ causeId }) => ({ id: causeId }),
    ofIncident: true,
  },

  'incidents/[number]/corrective-actions/mutations.ts#writeAction': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: newId(), incidentId, title: 'Watch it' }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#writeActionAndOpen': {
    least: 'editor',
    form: ({ incidentId, number }) => ({ id: newId(), incidentId, title: 'Watch it', incidentNumber: number }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#saveAction': {
    least: 'editor',
    form: ({ actionId }) => ({ id: actionId, version: '1', title: 'Never again', do: 'save' }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#takeMoveBack': {
    least: 'editor',
    form: ({ moveId }) => ({ transitionId: moveId }),
    ofIncident: true,
    by: 'author',
  },
  'incidents/[number]/corrective-actions/mutations.ts#moveActionTo': {
    least: 'editor',
    form: ({ actionId }) => ({ id: actionId, from: 'open', to: 'in_progress', because: '' }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#askToWaive': {
    least: 'editor',
    form: ({ actionId }, { members }) => ({
      id: newId(),
      actionId,
      reason: 'Costs more than it saves.',
      expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      approverId: members.admin.memberId,
    }),
    ofIncident: true,
  },
  // Only the admin who was asked may answer.
  'incidents/[number]/corrective-actions/mutations.ts#answerToWaiver': {
    least: 'editor',
    form: ({ actionId }) => ({ actionId, answer: 'approve', because: '' }),
    ofIncident: true,
    answers: 'invalid',
  },
  'incidents/[number]/corrective-actions/mutations.ts#takeWaiverBack': {
    least: 'editor',
    form: ({ actionId }) => ({ id: actionId, because: 'Cheaper now.' }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#unbind': {
    least: 'editor',
    form: ({ actionId, checkId }) => ({ actionId, checkId }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#bind': {
    least: 'editor',
    form: ({ actionId, checkId }) => ({ actionId, checkId }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#removeAction': {
    least: 'editor',
    form: ({ actionId }) => ({ id: actionId }),
    ofIncident: true,
  },
  'incidents/[number]/corrective-actions/mutations.ts#bringActionBack': {
    least: 'editor',
    form: ({ actionId }) => ({ id: actionId }),
    ofIncident: true,
  },
}
