import { newId } from '@/lib/platform/ids'
import type { Role, Whole, World } from './world'

// Who may have what: every page and every method of a route handler there is; permitted-mutations.ts has the mutations. A new one
// is not tested until it stands here, and not standing here is a failed test (permissions.spec.ts).

export interface PageRule {
  /** The lowest role it is there for. To members below, it is not; nobody is sent to sign in. */
  least: Role
  /** The address, where the pattern has parameters. */
  at?: (whole: Whole, world: World) => string
  /** It shows one incident: for a private one it is there for the named only, and to others as absent as one that never was. */
  ofIncident?: true
  /** It is there for its maker only: the author. */
  own?: true
  /** It only leads on. */
  leadsTo?: string | ((whole: Whole) => string)
}

export const PAGES: Record<string, PageRule> = {
  '/': { least: 'viewer' },
  '/board': { least: 'viewer' },
  '/board/views/[id]': {
    least: 'viewer',
    at: ({ viewId }) => `/board/views/${viewId}`,
    leadsTo: ({ viewId }) => `/board?overdue=1&saved=${viewId}`,
  },
  '/checks': { least: 'viewer' },
  '/checks/[id]': { least: 'viewer', at: ({ checkId }) => `/checks/${checkId}`, ofIncident: true },
  '/checks/[id]/edit': { least: 'editor', at: ({ checkId }) => `/checks/${checkId}/edit`, ofIncident: true },
  // To a viewer it says that editors write checks down.
  '/checks/new': { least: 'viewer' },
  '/corrective-actions/[number]': {
    least: 'viewer',
    at: ({ actionNumber }) => `/corrective-actions/ACT-${actionNumber}`,
    ofIncident: true,
    leadsTo: ({ number, actionNumber }) => `/incidents/${number}/corrective-actions/${actionNumber}`,
  },
  '/corrective-actions/new': { least: 'editor' },
  '/incidents': { least: 'viewer' },
  '/incidents/[number]': { least: 'viewer', at: ({ number }) => `/incidents/${number}`, ofIncident: true },
  '/incidents/[number]/causes': { least: 'viewer', at: ({ number }) => `/incidents/${number}/causes`, ofIncident: true },
  '/incidents/[number]/causes/why': {
    least: 'editor',
    at: ({ number }) => `/incidents/${number}/causes/why`,
    ofIncident: true,
  },
  '/incidents/[number]/corrective-actions/[action]': {
    least: 'viewer',
    at: ({ number, actionNumber }) => `/incidents/${number}/corrective-actions/${actionNumber}`,
    ofIncident: true,
  },
  '/incidents/[number]/corrective-actions/new': {
    least: 'editor',
    at: ({ number }) => `/incidents/${number}/corrective-actions/new`,
    ofIncident: true,
  },
  '/incidents/[number]/attachments': {
    least: 'viewer',
    at: ({ number }) => `/incidents/${number}/attachments`,
    ofIncident: true,
  },
  '/incidents/[number]/proposals/[id]': {
    least: 'viewer',
    at: ({ number, proposalId }) => `/incidents/${number}/proposals/${proposalId}`,
    ofIncident: true,
  },
  '/incidents/[number]/publications': {
    least: 'viewer',
    at: ({ number }) => `/incidents/${number}/publications`,
    ofIncident: true,
  },
  '/incidents/[number]/markdown': { least: 'viewer', at: ({ number }) => `/incidents/${number}/markdown`, ofIncident: true },
  '/incidents/[number]/comments': { least: 'viewer', at: ({ number }) => `/incidents/${number}/comments`, ofIncident: true },
  '/incidents/[number]/meeting': { least: 'viewer', at: ({ number }) => `/incidents/${number}/meeting`, ofIncident: true },
  '/incidents/[number]/review': { least: 'viewer', at: ({ number }) => `/incidents/${number}/review`, ofIncident: true },
  '/incidents/[number]/timeline/paste': {
    least: 'editor',
    at: ({ number }) => `/incidents/${number}/timeline/paste`,
    ofIncident: true,
  },
  '/incidents/[number]/timeline/shift': {
    least: 'editor',
    at: ({ number }) => `/incidents/${number}/timeline/shift`,
    ofIncident: true,
  },
  '/incidents/[number]/revisions': { least: 'viewer', at: ({ number }) => `/incidents/${number}/revisions`, ofIncident: true },
  '/incidents/[number]/revisions/compare': {
    least: 'viewer',
    at: ({ number }) => `/incidents/${number}/revisions/compare`,
    ofIncident: true,
  },
  '/incidents/import': { least: 'editor' },
  '/incidents/import/[id]/difference': {
    least: 'editor',
    at: ({ newerId }) => `/incidents/import/${newerId}/difference`,
    own: true,
  },
  '/incidents/import/batches/[id]': { least: 'editor', at: ({ batchId }) => `/incidents/import/batches/${batchId}`, own: true },
  '/incidents/import/[id]': { least: 'editor', at: ({ importId }) => `/incidents/import/${importId}`, own: true },
  '/incidents/new': { least: 'editor' },
  '/incidents/review': { least: 'viewer' },
  '/insights': { least: 'viewer' },
  '/invitations/[token]': { least: 'nobody', at: () => '/invitations/unknown' },
  '/new-password/[token]': { least: 'nobody', at: () => '/new-password/unknown' },
  '/search': { least: 'viewer' },
  '/settings': { least: 'viewer', leadsTo: '/settings/profile' },
  '/settings/members': { least: 'admin' },
  '/settings/due-dates': { least: 'admin' },
  '/settings/templates': { least: 'editor' },
  '/settings/templates/new': { least: 'editor' },
  '/settings/templates/[id]': { least: 'editor', at: (_, { templateId }) => `/settings/templates/${templateId}` },
  '/settings/templates/[id]/versions': {
    least: 'editor',
    at: (_, { templateId }) => `/settings/templates/${templateId}/versions`,
  },
  '/settings/notifications': { least: 'admin' },
  '/settings/notifications/[id]': { least: 'admin', at: (_, { channelId }) => `/settings/notifications/${channelId}` },
  '/settings/profile': { least: 'viewer' },
  '/settings/reviews': { least: 'admin' },
  '/settings/secrets': { least: 'admin' },
  '/settings/factors': { least: 'viewer' },
  '/settings/services': { least: 'viewer' },
  '/settings/sessions': { least: 'viewer' },
  '/settings/test-reports': { least: 'admin' },
  '/settings/repositories': { least: 'admin' },
  '/setup': { least: 'nobody', leadsTo: '/sign-in' },
  '/sign-in': { least: 'nobody' },
}

export interface RouteRule {
  /** "token": whoever knows a secret, in the address or a header, with no cookie and no origin; an unknown one is 404. */
  least: Role | 'token'
  at?: (whole: Whole, world: World) => string
  ofIncident?: true
  own?: true
  /** What it answers to whoever may; 200 unless said. */
  answers?: number
  /** A browser may keep it, and asks each time before it shows it. */
  isKept?: true
  /** It says the same to everybody, and caches may keep it. */
  isOpen?: true
  /** Whoever calls it is signed out by it. */
  signsOut?: true
}

export const ROUTES: Record<string, RouteRule> = {
  'GET /api/auth/[...nextauth]': { least: 'nobody', at: () => '/api/auth/session' },
  'POST /api/auth/[...nextauth]': { least: 'nobody', at: () => '/api/auth/callback/credentials', answers: 302 },
  'GET /api/health': { least: 'nobody' },
  // Without a topic it says so; with one it would not end (tests/e2e/live.spec.ts).
  'GET /api/live': { least: 'viewer', answers: 400 },
  // Without the number of a browser it says so, with one it would not end (tests/e2e/together.spec.ts); nor is nothing an update.
  'GET /api/together/[section]': {
    least: 'editor',
    at: ({ sectionId }) => `/api/together/${sectionId}`,
    ofIncident: true,
    answers: 400,
  },
  'POST /api/together/[section]': {
    least: 'editor',
    at: ({ sectionId }) => `/api/together/${sectionId}`,
    ofIncident: true,
    answers: 400,
  },
  'PUT /api/together/[section]': {
    least: 'editor',
    at: ({ sectionId }) => `/api/together/${sectionId}`,
    ofIncident: true,
    answers: 400,
  },
  'POST /api/hooks/[id]': { least: 'token', at: () => `/api/hooks/${newId()}` },
  'POST /api/reports': { least: 'token', at: () => '/api/reports?branch=main' },
  // Badges are off until an administrator allows them.
  'GET /diagrams/mermaid.js': { least: 'nobody', isOpen: true },
  'GET /badge/[name]': { least: 'token', at: () => '/badge/INC-1.svg' },
  // The shape of a file, which says nothing of what is in any.
  'GET /api/schema/incident.json': { least: 'nobody' },
  'GET /attachments/[id]/[name]': {
    least: 'viewer',
    at: ({ attachmentId }) => `/attachments/${attachmentId}/log.txt`,
    ofIncident: true,
    isKept: true,
  },
  'GET /incidents/[number]/timeline/picture': {
    least: 'viewer',
    at: ({ number }) => `/incidents/${number}/timeline/picture`,
    ofIncident: true,
  },
  'POST /incidents/[number]/presence/[page]': {
    least: 'viewer',
    at: ({ number }) => `/incidents/${number}/presence/${newId()}`,
    ofIncident: true,
  },
  'GET /incidents/[number]/timeline/entries/[entry]': {
    least: 'editor',
    at: ({ number, entryId }) => `/incidents/${number}/timeline/entries/${entryId}`,
    ofIncident: true,
  },
  'GET /incidents/[number]/nearby': { least: 'viewer', at: ({ number }) => `/incidents/${number}/nearby`, ofIncident: true },
  // Without a file it says so.
  'POST /incidents/[number]/attachments/upload': {
    least: 'editor',
    at: ({ number }) => `/incidents/${number}/attachments/upload`,
    ofIncident: true,
    answers: 400,
  },
  'GET /board/version': { least: 'viewer' },
  'GET /checks/[id]/state': { least: 'viewer', at: ({ checkId }) => `/checks/${checkId}/state`, ofIncident: true },
  'GET /incidents/import/[id]/original': {
    least: 'viewer',
    at: ({ importId }) => `/incidents/import/${importId}/original`,
    own: true,
  },
  'GET /incidents/review/download': { least: 'viewer' },
  'GET /incidents/[number]/markdown/download': {
    least: 'viewer',
    at: ({ number }) => `/incidents/${number}/markdown/download`,
    ofIncident: true,
  },
  'GET /feeds/[token]/[format]': { least: 'token', at: () => `/feeds/${newId()}/atom.xml` },
  'GET /incidents/[number]/html': { least: 'viewer', at: ({ number }) => `/incidents/${number}/html`, ofIncident: true },
  'GET /incidents/[number]/json': { least: 'viewer', at: ({ number }) => `/incidents/${number}/json`, ofIncident: true },
  'GET /palette': { least: 'viewer', at: () => '/palette?q=kestrel' },
  'GET /ping/[token]': { least: 'token', at: () => `/ping/${newId()}` },
  'HEAD /ping/[token]': { least: 'token', at: () => `/ping/${newId()}` },
  'POST /ping/[token]': { least: 'token', at: () => `/ping/${newId()}` },
  'PUT /ping/[token]': { least: 'token', at: () => `/ping/${newId()}` },
  'GET /ping/[token]/[signal]/[ofSlug]': { least: 'token', at: () => `/ping/${newId()}x/backup/start` },
  'HEAD /ping/[token]/[signal]/[ofSlug]': { least: 'token', at: () => `/ping/${newId()}x/backup/start` },
  'POST /ping/[token]/[signal]/[ofSlug]': { least: 'token', at: () => `/ping/${newId()}x/backup/start` },
  'PUT /ping/[token]/[signal]/[ofSlug]': { least: 'token', at: () => `/ping/${newId()}x/backup/start` },
  'GET /ping/[token]/[signal]': { least: 'token', at: () => `/ping/${newId()}/start` },
  'HEAD /ping/[token]/[signal]': { least: 'token', at: () => `/ping/${newId()}/start` },
  'POST /ping/[token]/[signal]': { least: 'token', at: () => `/ping/${newId()}/start` },
  'PUT /ping/[token]/[signal]': { least: 'token', at: () => `/ping/${newId()}/start` },
  'POST /sign-out': { least: 'nobody', answers: 303, signsOut: true },
}
