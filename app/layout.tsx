import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Shell } from '@/components/shell/shell'
import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { countActions } from '@/lib/corrective-actions/list.store'
import { countIncidents } from '@/lib/incidents/count.store'
import { judgeHealth } from '@/lib/platform/health.store'
import { currentActor } from '@/lib/platform/web/actor'
import { chosenTheme, type Theme } from '@/lib/platform/web/theme'
import { chooseTheme } from './mutations'
import './fonts.css'
import './look.css'

export const metadata: Metadata = {
  title: { default: 'Nevermore', template: '%s · Nevermore' },
  description: 'Postmortems that prove the fix.',
  applicationName: 'Nevermore',
  icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/apple-icon.png' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, email: false, address: false },
}

const PAPER = { light: '#faf8f4', dark: '#121317' }

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    colorScheme: theme === 'system' ? 'light dark' : theme,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: PAPER.light },
            { media: '(prefers-color-scheme: dark)', color: PAPER.dark },
          ]
        : PAPER[theme],
  }
}

/** Every page: members get the rail, everybody else the bare page. What a page shows stands in the one <main> made here. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [actor, theme] = await Promise.all([currentActor(), chosenTheme()])
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <a className="unseen" href="#main">
          Skip to the content
        </a>
        {actor.kind === 'member' ? (
          <Frame actor={actor} theme={theme}>
            {children}
          </Frame>
        ) : (
          <main id="main">{children}</main>
        )}
      </body>
    </html>
  )
}

async function Frame({ actor, theme, children }: { actor: MemberActor; theme: Theme; children: ReactNode }) {
  const [incidents, actions, health] = await Promise.all([countIncidents(actor), countActions(actor), judgeHealth()])
  return (
    <Shell
      viewer={{ name: actor.name, email: actor.email, mayWrite: can(actor, 'write') }}
      counts={{ incidents, regressed: actions.regressed }}
      health={{ database: health.database, worker: health.worker }}
      theme={theme}
      chooseTheme={chooseTheme}
    >
      {children}
    </Shell>
  )
}
