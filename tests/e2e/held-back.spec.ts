import { setTimeout as sleep } from 'node:timers/promises'
import type { Keeping } from '@/components/writing/together/keeping'
import { Session } from '@/components/writing/together/session'
import { httpTransport } from '@/components/writing/together/transport'
import type { MemberActor } from '@/lib/access/actor'
import { createAction } from '@/lib/corrective-actions/store'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSection } from '@/lib/sections/store'
import { startNginx } from '@/tests/support/nginx'
import { makeSignedIn } from '@/tests/support/sign-in'
import { expect, test } from './nevermore'

test.setTimeout(180_000)

const nothing: Keeping = { read: () => [], write: () => true, forget: () => {} }

async function until(isTrue: () => boolean) {
  while (!isTrue()) await sleep(50)
}

test('behind a proxy that holds streams back, several still write together and the board still follows', async ({
  browser,
  instance,
}) => {
  const { dataDir, url, sessionSecret, port } = instance
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const ines = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor', 'Ines')
  const actor: MemberActor = { kind: 'member', ...ines, role: 'editor', name: 'Ines', timeZone: null }
  const { id: incidentId } = await createIncident(actor, { id: newId(), title: 'The lock stuck', timeZone: 'UTC' })
  const { id: sectionId } = await addSection(actor, { id: newId(), incidentId, title: 'Impact', body: 'It began.' })
  // What it is told against buffering by the answer itself, it was told to ignore.
  const proxy = await startNginx({
    app: {
      lines: `location / {
        proxy_pass http://127.0.0.1:${port};
        proxy_set_header Host localhost:${port};
        proxy_ignore_headers X-Accel-Buffering;
        proxy_buffering on;
        proxy_buffers 8 256k;
        proxy_buffer_size 256k;
        proxy_busy_buffers_size 512k;
      }`,
    },
  })
  const through = `http://localhost:${proxy.ports.app}`
  const open = (browserNumber: string) => {
    const headers = { cookie: ines.header, origin: url }
    const fetching: typeof fetch = (to, init) => fetch(to, { ...init, headers: { ...init?.headers, ...headers } })
    const transport = httpTransport(`${through}/api/together/${sectionId}`, browserNumber, fetching)
    return new Session({ transport, keeping: nothing, onSaving: () => {} })
  }
  const [one, other] = [open('1'), open('2')]
  await until(() => one.isReady && other.isReady)
  one.text.insert(one.text.length, ' One said this.')
  await until(() => other.text.toString().includes('One said this.'))
  other.text.insert(0, 'The other said that. ')
  await until(() => one.text.toString().includes('The other said that.'))
  one.text.delete(0, 4)
  await until(() => other.text.toString().startsWith('other said'))
  expect(one.text.toString()).toBe('other said that. It began. One said this.')
  for (const session of [one, other]) session.end()

  const context = await browser.newContext({ baseURL: through })
  await context.addCookies([ines.cookie])
  const page = await context.newPage()
  await page.goto('/board')
  await createAction(actor, { id: newId(), incidentId, title: 'Oil the lock' })
  await expect(page.getByText('Oil the lock')).toBeVisible({ timeout: 60_000 })
  await context.close()
  await closeDb()
  await proxy.stop()
})
