/** A page that axe, the console and the width of a phone are watched for. Every new page gets a line here. */
export interface Listed {
  name: string
  path: string
  as: 'admin' | 'nobody'
}

export const PAGES: readonly Listed[] = [
  { name: 'Home', path: '/', as: 'admin' },
  { name: 'Search', path: '/search', as: 'admin' },
  { name: 'Search without a result', path: '/search?q=nothing+is+called+that', as: 'admin' },
  { name: 'Members', path: '/settings/members', as: 'admin' },
  { name: 'Profile', path: '/settings/profile', as: 'admin' },
  { name: 'Sessions', path: '/settings/sessions', as: 'admin' },
  { name: 'An address that leads nowhere', path: '/nowhere', as: 'admin' },
  { name: 'Sign in', path: '/sign-in', as: 'nobody' },
  { name: 'A set-up link that is over', path: '/setup?token=over', as: 'nobody' },
  { name: 'An invitation that is none', path: '/invitations/none', as: 'nobody' },
]
