import type { Permission } from '@/lib/access/rules'

/** The pages of the settings, in their order. A new page is a folder here and a line. */
export const SECTIONS: readonly { href: string; label: string; group: 'You' | 'Everybody'; needs?: Permission }[] = [
  { href: '/settings/profile', label: 'Profile', group: 'You' },
  { href: '/settings/sessions', label: 'Sessions', group: 'You' },
  { href: '/settings/services', label: 'Services', group: 'Everybody' },
  { href: '/settings/factors', label: 'Factors', group: 'Everybody' },
  { href: '/settings/templates', label: 'Templates', group: 'Everybody', needs: 'write' },
  { href: '/settings/due-dates', label: 'Due dates', group: 'Everybody', needs: 'administer' },
  { href: '/settings/reviews', label: 'Reviews', group: 'Everybody', needs: 'administer' },
  { href: '/settings/notifications', label: 'Notifications', group: 'Everybody', needs: 'administer' },
  { href: '/settings/secrets', label: 'Secrets', group: 'Everybody', needs: 'administer' },
  { href: '/settings/test-reports', label: 'Test reports', group: 'Everybody', needs: 'administer' },
  { href: '/settings/repositories', label: 'Repositories', group: 'Everybody', needs: 'administer' },
  { href: '/settings/members', label: 'Members', group: 'Everybody', needs: 'administer' },
]
