import { newId } from '@/lib/platform/ids'
import type { MutationRule } from './permitted-mutations'

/** The mutations of repositories, and of what is published into them. */
export const PUBLISHING_MUTATIONS: Record<string, MutationRule> = {
  'incidents/[number]/publications/mutations.ts#publish': {
    least: 'editor',
    form: ({ number }) => ({ number: String(number), repositoryId: newId() }),
    ofIncident: true,
    answers: 'not_found',
  },
  'incidents/[number]/publications/mutations.ts#takeBack': {
    least: 'editor',
    form: ({ number }) => ({ number: String(number), repositoryId: newId() }),
    ofIncident: true,
    answers: 'not_found',
  },
  'incidents/[number]/proposals/[id]/mutations.ts#accept': {
    least: 'editor',
    form: ({ number }) => ({ number, id: newId(), version: '1', changes: ['', ''] }),
    ofIncident: true,
    answers: 'not_found',
  },
  'incidents/[number]/proposals/[id]/mutations.ts#dismiss': {
    least: 'editor',
    form: ({ number }) => ({ number, id: newId(), version: '1' }),
    ofIncident: true,
    answers: 'not_found',
  },
  'incidents/[number]/proposals/[id]/mutations.ts#reopen': {
    least: 'editor',
    form: ({ number }) => ({ number, id: newId(), version: '1' }),
    ofIncident: true,
    answers: 'not_found',
  },
  'incidents/[number]/proposals/[id]/mutations.ts#settleFile': {
    least: 'editor',
    form: ({ number }) => ({ number, id: newId(), version: '1', what: 'leave' }),
    ofIncident: true,
    answers: 'not_found',
  },
  'settings/repositories/mutations.ts#watch': {
    least: 'admin',
    form: () => ({ id: newId(), isWatched: 'on', watchMinutes: '15' }),
    answers: 'not_found',
  },
  'settings/repositories/mutations.ts#addHook': { least: 'admin', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/repositories/mutations.ts#endHook': { least: 'admin', form: () => ({ id: newId() }) },
  'settings/repositories/mutations.ts#writeRepository': { least: 'admin', form: () => repository(newId()) },
  'settings/repositories/mutations.ts#changeRepository': {
    least: 'admin',
    form: () => ({ ...repository(newId()), version: '1' }),
    answers: 'not_found',
  },
  'settings/repositories/mutations.ts#removeRepository': { least: 'admin', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/repositories/mutations.ts#dryRun': { least: 'admin', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/repositories/mutations.ts#askForKeys': { least: 'admin', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/repositories/mutations.ts#confirmKeys': {
    least: 'admin',
    form: () => ({ id: newId(), knownHosts: 'git.example.org ssh-ed25519 AAAA' }),
  },
  'settings/repositories/mutations.ts#allowBadges': { least: 'admin', form: () => ({}) },
  'settings/repositories/mutations.ts#makeKey': { least: 'admin', form: () => ({ id: newId() }), answers: 'not_found' },
}

const repository = (id: string) => ({
  id,
  name: `handbook ${id}`,
  address: 'https://git.example.org/team/docs',
  branch: 'main',
  path: 'postmortems/{incident}.md',
  message: '{incident}: {title}',
  authorName: 'Nevermore',
  authorEmail: 'nevermore@example.org',
  credential: '',
  template: 'classic',
  flavour: 'plain',
  isLiving: 'on',
  gatherMinutes: '60',
})
