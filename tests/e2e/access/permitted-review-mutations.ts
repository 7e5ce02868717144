import { newId } from '@/lib/platform/ids'
import type { MutationRule } from './permitted-mutations'

/** What is done with a draft before it is accepted. In the order in which they are called. */
export const REVIEW_MUTATIONS: Record<string, MutationRule> = {
  'incidents/import/[id]/mutations.ts#editFacts': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', was: 'x', title: 'T', startedOn: '', severity: '', timeZone: '' }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#openItem': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', itemId: 'entry-1' }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#editItem': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', itemId: newId(), was: 'x', text: 'T' }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#changeItems': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', 'items[]': [newId()], to: 'structure' }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#carveItem': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', start: '0', end: '10', to: 'cause' }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#addItem': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', to: 'lesson', text: 'It was night.' }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#mendDoubt': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', doubtId: 'doubt-1', do: 'settle' }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#takeBackChange': {
    least: 'editor',
    form: ({ importId }) => ({ importId, ordinal: '0', changeId: newId() }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#discardDraft': { least: 'editor', form: ({ importId }) => ({ importId }), own: true },
  'incidents/import/[id]/mutations.ts#restoreDraft': { least: 'editor', form: ({ importId }) => ({ importId }), own: true },
  'incidents/import/[id]/mutations.ts#readAnyway': { least: 'editor', form: ({ importId }) => ({ importId }), own: true },
  'incidents/import/[id]/mutations.ts#undoAcceptance': {
    least: 'editor',
    form: ({ importId }) => ({ importId, incidentId: newId() }),
    own: true,
  },
  'incidents/import/[id]/mutations.ts#acceptDraft': {
    least: 'editor',
    form: ({ importId }) => ({ importId, version: '999' }),
    own: true,
  },
}
