import { newId } from '@/lib/platform/ids'
import { GRADES } from '@/lib/reviews/rules'
import type { MutationRule } from './permitted-mutations'

const TEMPLATE = { name: 'Ours', about: '', source: '# :fact[title]' }

/** The mutations of the settings. */
export const SETTINGS: Record<string, MutationRule> = {
  // No cause has it.
  'settings/factors/mutations.ts#callFactor': {
    least: 'editor',
    form: () => ({ id: 'never named', name: 'otherwise' }),
    answers: 'not_found',
  },
  'settings/factors/mutations.ts#takeNameBack': {
    least: 'editor',
    form: () => ({ was: 'never named', name: 'otherwise', from: '2020-01-01T00:00:00Z', until: '2020-01-01T00:00:01Z' }),
    answers: 'not_found',
  },
  'settings/services/mutations.ts#writeService': { least: 'editor', form: () => ({ name: `service ${newId()}` }) },
  'settings/services/mutations.ts#callService': {
    least: 'editor',
    form: () => ({ id: newId(), name: 'another name' }),
    answers: 'not_found',
  },
  'settings/services/mutations.ts#removeService': { least: 'editor', form: () => ({ id: newId() }) },
  'settings/secrets/mutations.ts#writeSecret': {
    least: 'admin',
    form: () => ({ id: newId(), name: `s-${newId()}`, secret: 'heron-by-the-bank', hosts: 'shop.example.org' }),
  },
  'settings/secrets/mutations.ts#changeSecret': {
    least: 'admin',
    form: () => ({ id: newId(), secret: '', hosts: '' }),
    answers: 'not_found',
  },
  'settings/secrets/mutations.ts#renewKey': { least: 'admin', form: () => ({}) },
  'settings/secrets/mutations.ts#removeSecret': { least: 'admin', form: () => ({ id: newId() }) },
  'settings/due-dates/mutations.ts#setDueDays': {
    least: 'admin',
    form: () => ({ SEV1: '7', SEV2: '14', SEV3: '30', SEV4: '60', SEV5: '90', remindDaysBefore: '3' }),
  },
  'settings/reviews/mutations.ts#setNeeds': {
    least: 'admin',
    form: () => Object.fromEntries(GRADES.map((grade) => [`approvals.${grade}`, '0'])),
  },
  'settings/notifications/mutations.ts#writeChannel': {
    least: 'admin',
    form: () => ({
      id: newId(),
      kind: 'email',
      name: 'A list',
      address: 'team@example.org',
      'notices[]': ['action_regressed'],
      'severities[]': ['SEV1'],
    }),
  },
  'settings/notifications/mutations.ts#changeChannel': {
    least: 'admin',
    form: (_, { channelId }) => ({
      id: channelId,
      name: 'A room',
      address: '',
      'notices[]': ['action_regressed'],
      'severities[]': ['SEV1'],
    }),
  },
  'settings/notifications/mutations.ts#renewSecret': { least: 'admin', form: (_, { channelId }) => ({ id: channelId }) },
  'settings/notifications/mutations.ts#testChannel': {
    least: 'admin',
    form: (_, { channelId }) => ({ id: channelId }),
    answers: 'invalid',
  },
  'settings/notifications/mutations.ts#sendAgain': { least: 'admin', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/notifications/mutations.ts#setOn': { least: 'admin', form: (_, { channelId }) => ({ id: channelId, on: 'false' }) },
  'settings/notifications/mutations.ts#removeChannel': { least: 'admin', form: (_, { channelId }) => ({ id: channelId }) },
  'settings/notifications/mutations.ts#bringChannelBack': { least: 'admin', form: (_, { channelId }) => ({ id: channelId }) },
  'settings/templates/mutations.ts#writeTemplate': { least: 'editor', form: () => ({ id: newId(), ...TEMPLATE }) },
  'settings/templates/mutations.ts#changeTemplate': {
    least: 'editor',
    form: () => ({ id: newId(), version: '1', ...TEMPLATE }),
    answers: 'not_found',
  },
  'settings/templates/mutations.ts#showTemplate': {
    least: 'editor',
    form: ({ number }) => ({ source: TEMPLATE.source, incident: number }),
  },
  'settings/templates/mutations.ts#bringVersionBack': {
    least: 'editor',
    form: () => ({ id: newId(), version: '1', number: '1' }),
    answers: 'not_found',
  },
  'settings/templates/mutations.ts#removeTemplate': { least: 'editor', form: () => ({ id: newId() }) },
  'settings/templates/mutations.ts#bringBack': { least: 'editor', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/test-reports/mutations.ts#giveToken': {
    least: 'admin',
    form: () => ({ id: newId(), project: `project ${newId()}` }),
  },
  'settings/test-reports/mutations.ts#removeProject': { least: 'admin', form: () => ({ id: newId() }) },
  'settings/members/mutations.ts#invite': { least: 'admin', form: () => ({ id: newId(), role: 'viewer', email: '' }) },
  'settings/members/mutations.ts#takeBack': { least: 'admin', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/members/mutations.ts#setRole': {
    least: 'admin',
    form: (_, { members }) => ({ memberId: members.author.memberId, role: 'editor' }),
  },
  'settings/members/mutations.ts#disable': { least: 'admin', form: () => ({ memberId: newId() }), answers: 'not_found' },
  'settings/members/mutations.ts#enable': { least: 'admin', form: () => ({ memberId: newId() }) },
  'settings/members/mutations.ts#makePasswordLink': {
    least: 'admin',
    form: (_, { members }) => ({ memberId: members.author.memberId }),
  },
  'settings/profile/mutations.ts#saveProfile': { least: 'viewer', form: () => ({ name: 'Renamed', timeZone: 'Asia/Tokyo' }) },
  'settings/profile/mutations.ts#giveFeed': { least: 'viewer', form: () => ({}) },
  'settings/profile/mutations.ts#revokeFeed': { least: 'viewer', form: () => ({}) },
  'settings/profile/mutations.ts#chooseMail': {
    least: 'viewer',
    form: () => ({ 'kinds[]': ['', 'action_regressed'], digestAt: '540' }),
  },
  'settings/profile/mutations.ts#replacePassword': {
    least: 'viewer',
    form: () => ({ currentPassword: 'not this one at all', password: 'six herons by the weir' }),
    answers: 'invalid',
  },
  'settings/sessions/mutations.ts#endOne': { least: 'viewer', form: () => ({ id: newId() }), answers: 'not_found' },
  'settings/sessions/mutations.ts#endAllOthers': { least: 'viewer', form: () => ({}) },
}
