import { createHash } from 'node:crypto'
import { newId } from '@/lib/platform/ids'
import type { MutationRule } from './permitted-mutations'

const PASTE = '10:20 pasted\n10:21 too'
const TIME = { day: '', clock: '', endDay: '', endClock: '', reading: 'first' }

/** The mutations of a timeline, in the order in which they are called. */
export const TIMELINE_MUTATIONS: Record<string, MutationRule> = {
  'incidents/[number]/timeline/mutations.ts#addTypedEntry': {
    least: 'editor',
    form: ({ incidentId }) => ({
      id: newId(),
      incidentId,
      line: '10:20 still broken',
      zone: 'Europe/Berlin',
      last: '',
      day: '2026-08-14',
      impactStartedAt: '',
    }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/mutations.ts#saveEntry': {
    least: 'editor',
    form: ({ entryId }) => ({
      id: entryId,
      version: '1',
      text: 'Noticed',
      ...TIME,
      zone: 'Europe/Berlin',
      milestone: 'detected',
      attributedTo: '',
      was: JSON.stringify(TIME),
    }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/paste-mutations.ts#pasteEntries': {
    least: 'editor',
    form: ({ incidentId }) => ({
      incidentId,
      text: PASTE,
      zone: 'Europe/Berlin',
      last: '',
      day: '2026-08-14',
      impactStartedAt: '',
      do: 'add',
      readAt: '2026-08-14T12:00:00Z',
      readOf: createHash('sha256').update(PASTE).digest('hex'),
      'take[]': `0 ${newId()}`,
    }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/paste-mutations.ts#shiftMany': {
    least: 'editor',
    form: ({ incidentId, unknownEntryId }) => ({ incidentId, 'ids[]': unknownEntryId, minutes: '5' }),
    ofIncident: true,
    answers: 'invalid',
  },
  'incidents/[number]/timeline/mutations.ts#setMilestone': {
    least: 'editor',
    form: ({ entryId }) => ({ id: entryId, version: '2', milestone: 'detected' }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/mutations.ts#starEntry': {
    least: 'editor',
    form: ({ unknownEntryId }) => ({ id: unknownEntryId, version: '1', isStarred: 'on' }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/mutations.ts#shiftEntry': {
    least: 'editor',
    form: ({ unknownEntryId }) => ({ id: unknownEntryId, direction: 'up' }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/reworking-mutations.ts#mend': {
    least: 'editor',
    form: ({ incidentId, entryId }) => ({ incidentId, entries: entryId, words: 'Swap beginning and end' }),
    ofIncident: true,
    answers: 'not_found',
  },
  'incidents/[number]/timeline/reworking-mutations.ts#mergeWithAbove': {
    least: 'editor',
    form: ({ entryId, unknownEntryId }) => ({ id: unknownEntryId, version: '1000', aboveId: entryId }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/reworking-mutations.ts#splitAtLines': {
    least: 'editor',
    form: ({ unknownEntryId }) => ({ id: unknownEntryId, version: '1' }),
    ofIncident: true,
    answers: 'invalid',
  },
  'incidents/[number]/timeline/reworking-mutations.ts#takeStepBack': {
    least: 'editor',
    form: ({ unknownEntryId }) => ({ edited: '', added: '', deleted: unknownEntryId, causes: '' }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/mutations.ts#setZone': {
    least: 'editor',
    form: ({ incidentId }) => ({ id: incidentId, version: '1', timeZone: 'Asia/Tokyo', keep: 'instants' }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/mutations.ts#removeEntry': {
    least: 'editor',
    form: ({ unknownEntryId }) => ({ id: unknownEntryId, version: '1' }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/paste-mutations.ts#takeBackPasted': {
    least: 'editor',
    form: ({ unknownEntryId }) => ({ ids: unknownEntryId }),
    ofIncident: true,
  },
  'incidents/[number]/timeline/mutations.ts#bringEntryBack': {
    least: 'editor',
    form: ({ unknownEntryId }) => ({ id: unknownEntryId }),
    ofIncident: true,
  },
}
