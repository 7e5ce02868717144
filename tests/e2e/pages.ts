import type { World } from './world'

/** A page that axe, the console and the width of a phone are watched for. Every new page gets a line here. */
export interface Listed {
  name: string
  path: (world: World) => string
  as: 'admin' | 'nobody'
}

const page = (name: string, path: string | Listed['path'], as: Listed['as'] = 'admin'): Listed => ({
  name,
  path: typeof path === 'string' ? () => path : path,
  as,
})

export const PAGES: readonly Listed[] = [
  page('Home', '/'),
  page('Search', '/search'),
  page('Search with results', '/search?q=certificate'),
  page('Search without a result', '/search?q=nothing+is+called+that'),
  page('Incidents', '/incidents'),
  page('Incidents, narrowed to none', '/incidents?text=nothing+is+called+that'),
  page('New incident', '/incidents/new'),
  page('An incident', '/incidents/1'),
  page('The causes of an incident', '/incidents/1/causes'),
  page('The revisions of an incident', '/incidents/1/revisions'),
  page('The Markdown of an incident', '/incidents/1/markdown'),
  page('The publications of an incident', '/incidents/1/publications'),
  page('New action of an incident', '/incidents/1/corrective-actions/new'),
  page('A corrective action', '/incidents/1/corrective-actions/1'),
  page('New action', '/corrective-actions/new'),
  page('Import', '/incidents/import'),
  page('Review of an import', ({ draft }) => draft),
  page('Review of an import with an entry open', ({ draft }) => `${draft}?edit=entry-1`),
  page('Review of one of several incidents', ({ several }) => `${several}?incident=2`),
  page('Review of an incident that was accepted', ({ several }) => `${several}?incident=1`),
  page('Many documents at once', ({ batch }) => batch),
  page('Many documents, narrowed', ({ batch }) => `${batch}?show=failed`),
  page('The difference of a newer version', ({ difference }) => difference),
  page('Board', '/board'),
  page('Board as a table', '/board?view=table'),
  page('Board by owner', '/board?group=owner&waived=1'),
  page('Checks', '/checks'),
  page('New HTTP check', '/checks/new?action=1'),
  page('New TLS check', '/checks/new?kind=tls'),
  page('New TCP check', '/checks/new?kind=tcp'),
  page('New DNS check', '/checks/new?kind=dns'),
  page('New Prometheus check', '/checks/new?kind=prometheus'),
  page('New SQL check', '/checks/new?kind=sql'),
  page('New heartbeat check', '/checks/new?kind=heartbeat'),
  page('New check of a file in a repository', '/checks/new?kind=file-in-repo'),
  page('New check of a test report', '/checks/new?kind=test-report'),
  page('New check of a CI', '/checks/new?kind=ci-status'),
  page('New attestation', '/checks/new?kind=attestation'),
  page('A check', ({ check }) => check),
  page('The form of a check', ({ check }) => `${check}/edit`),
  page('Settings', '/settings'),
  page('Members', '/settings/members'),
  page('Services', '/settings/services'),
  page('Due dates', '/settings/due-dates'),
  page('Notifications', '/settings/notifications'),
  page('A channel of notifications', ({ channel }) => channel),
  page('Secrets', '/settings/secrets'),
  page('Test reports', '/settings/test-reports'),
  page('Repositories', '/settings/repositories'),
  page('Profile', '/settings/profile'),
  page('Sessions', '/settings/sessions'),
  page('An address that leads nowhere', '/nowhere'),
  page('Sign in', '/sign-in', 'nobody'),
  page('A set-up link that is over', '/setup?token=over', 'nobody'),
  page('An invitation that is none', '/invitations/none', 'nobody'),
  page('A link to a new password that is none', '/new-password/none', 'nobody'),
]
