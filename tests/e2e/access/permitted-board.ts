import { newId } from '@/lib/platform/ids'
import type { MutationRule } from './permitted-mutations'

/** The mutations of the board. */
export const BOARD: Record<string, MutationRule> = {
  'board/mutations.ts#changeMany': {
    least: 'editor',
    form: () => ({ 'ids[]': [newId()], field: 'priority', value: 'high' }),
  },
  'board/mutations.ts#takeManyBack': {
    least: 'editor',
    form: ({ actionId }) => ({ items: JSON.stringify([{ id: actionId, transitionId: newId() }]) }),
  },
  'board/mutations.ts#keepView': { least: 'viewer', form: () => ({ id: newId(), name: 'Mine', query: '?owner=me' }) },
  'board/mutations.ts#changeView': { least: 'viewer', form: () => ({ id: newId(), name: 'Other' }), answers: 'not_found' },
  'board/mutations.ts#removeView': { least: 'viewer', form: () => ({ id: newId() }), answers: 'not_found' },
  'board/mutations.ts#bringViewBack': { least: 'viewer', form: () => ({ id: newId() }), answers: 'not_found' },
}
