import { newId } from '@/lib/platform/ids'
import type { MutationRule } from './permitted-mutations'

const PROOF = {
  'interval.amount': '1',
  'interval.unit': '3600',
  passesToVerify: '3',
  'soak.amount': '1',
  'soak.unit': '86400',
  failuresToRegress: '2',
}

/** The mutations of checks, in the order in which they are called. */
export const CHECKS: Record<string, MutationRule> = {
  'checks/mutations.ts#sendCheck': {
    least: 'editor',
    form: ({ checkId }) => ({
      id: checkId,
      version: '1',
      kind: 'http',
      title: 'Watched',
      'config.url': 'http://127.0.0.1:9/',
      'config.method': 'GET',
      'config.status': '200',
      'config.jsonIs': 'equals',
      'config.timeoutSeconds': '10',
      ...PROOF,
    }),
    ofIncident: true,
  },
  'checks/mutations.ts#showRed': {
    least: 'editor',
    form: ({ checkId }) => ({
      id: checkId,
      kind: 'http',
      'config.url': 'http://127.0.0.1:9/older',
      'config.method': 'GET',
      'config.status': '200',
      'config.jsonIs': 'equals',
      'config.timeoutSeconds': '10',
    }),
    ofIncident: true,
  },
  'checks/mutations.ts#runCheck': { least: 'editor', form: ({ checkId }) => ({ id: checkId }), ofIncident: true },
  'checks/mutations.ts#attestCheck': {
    least: 'editor',
    form: ({ attestedId }) => ({ id: newId(), checkId: attestedId, note: 'Read it' }),
    ofIncident: true,
  },
  'checks/mutations.ts#withdraw': {
    least: 'editor',
    form: ({ attestedId }) => ({ id: newId(), checkId: attestedId, because: 'It is gone' }),
    ofIncident: true,
  },
  'checks/mutations.ts#unbind': {
    least: 'editor',
    form: ({ checkId, actionId }) => ({ id: checkId, actionId }),
    ofIncident: true,
  },
  'checks/mutations.ts#bind': {
    least: 'editor',
    form: ({ checkId, actionNumber }) => ({ id: checkId, action: `ACT-${actionNumber}` }),
    ofIncident: true,
  },
  'checks/mutations.ts#switchOff': { least: 'editor', form: ({ checkId }) => ({ id: checkId, version: '2' }), ofIncident: true },
  'checks/mutations.ts#switchOn': { least: 'editor', form: ({ checkId }) => ({ id: checkId, version: '3' }), ofIncident: true },
  'checks/mutations.ts#removeCheck': {
    least: 'editor',
    form: ({ checkId }) => ({ id: checkId, version: '4' }),
    ofIncident: true,
  },
  'checks/mutations.ts#bringBack': { least: 'editor', form: ({ checkId }) => ({ id: checkId }), ofIncident: true },
}
