import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as base, expect, type Page } from '@playwright/test'
import { type Hands, keyboard, mouse } from './hands'
import { Instance } from './instance'
import { ADMIN, listen } from './nevermore'

// The whole way from a fresh installation to a proven postmortem, as it is told in the README.
const test = base.extend<{ instance: Instance; service: Service }>({
  instance: async ({ browserName: _any }, use) => {
    const instance = await Instance.start()
    await use(instance)
    await instance.remove()
  },
  service: async ({ browserName: _any }, use) => {
    const service = await Service.start()
    await use(service)
    service.stop()
  },
})

test.setTimeout(240_000)

for (const [name, hands] of [
  ['the mouse', mouse],
  ['the keyboard alone', keyboard],
] as const) {
  test(`with ${name}: from a set-up link and a document to a proven fix and its Markdown`, async ({
    page,
    instance,
    service,
  }) => {
    const complaints = listen(page)
    await walk(page, hands(page), instance, service)
    expect(complaints).toEqual([])
  })
}

async function walk(page: Page, hands: Hands, instance: Instance, service: Service): Promise<void> {
  await test.step('the printed link makes the first account, and its owner signs in again', async () => {
    await page.goto(instance.setupLink)
    await hands.write(page.getByLabel('Your name'), ADMIN.name)
    await hands.write(page.getByLabel('E-mail'), ADMIN.email)
    await hands.write(page.getByLabel('Password', { exact: true }), ADMIN.password)
    await hands.press(page.getByRole('button', { name: 'Create the admin account' }))
    await expect(page.getByRole('heading', { name: `Welcome, ${ADMIN.name}` })).toBeVisible()
    await hands.press(page.getByRole('button', { name: `${ADMIN.name}, menu` }))
    await hands.press(page.getByRole('button', { name: 'Sign out' }))
    await expect(page).toHaveURL(/\/sign-in/)
    await hands.write(page.getByLabel('E-mail'), ADMIN.email)
    await hands.write(page.getByLabel('Password', { exact: true }), ADMIN.password)
    await hands.press(page.getByRole('button', { name: 'Sign in' }))
    await expect(page.getByRole('heading', { name: `Welcome, ${ADMIN.name}` })).toBeVisible()
  })

  await test.step('a document is read, reviewed and accepted', async () => {
    await hands.press(page.getByRole('link', { name: /Import a document/ }))
    const chooser = page.waitForEvent('filechooser')
    await hands.press(page.getByLabel('Files or a zip'))
    await (await chooser).setFiles('tests/fixtures/journey.md')
    await expect(page.getByRole('heading', { name: 'journey.md' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Timeline 4' })).toBeVisible()
    await hands.press(page.getByRole('button', { name: 'Accept' }))
    await expect(page).toHaveURL(/\/incidents\/1$/)
  })

  await test.step('its timeline is corrected: a milestone, and a line that was missing', async () => {
    await hands.press(page.getByRole('link', { name: /^Edit the entry “The certificate of the label/ }))
    await hands.choose(page.getByLabel('Milestone'), 'Impact started')
    await hands.press(page.getByRole('button', { name: 'Save', exact: true }))
    const timeline = page.getByRole('region', { name: /^Timeline/ })
    await expect(timeline.getByText('Impact started', { exact: true })).toBeVisible()
    await hands.write(
      timeline.getByRole('textbox', { name: /^Add an entry/ }),
      '2026-03-03 09:40 resolved: the last parcel has its label',
    )
    await page.keyboard.press('Enter')
    await expect(timeline.getByText('the last parcel has its label')).toBeVisible()
    await expect(page.getByRole('region', { name: 'How long it took' })).toContainText('35 min')
  })

  await test.step('a cause is named', async () => {
    const causes = page.getByRole('region', { name: /^Causes/ })
    await hands.press(causes.getByRole('link', { name: 'Add a cause' }))
    await hands.write(causes.getByRole('textbox', { name: 'Cause' }), 'Nobody is told before a certificate ends')
    await hands.press(causes.getByRole('button', { name: 'Add the cause' }))
    await expect(causes.getByText('Nobody is told before a certificate ends')).toBeVisible()
  })

  await test.step('an action is bound to a check, which is red before the fix', async () => {
    await hands.press(page.getByRole('link', { name: /^Renew certificates twenty days ahead/ }))
    await hands.press(page.getByRole('link', { name: 'New check' }))
    await hands.write(page.getByLabel('Address'), service.url)
    await hands.write(page.getByRole('spinbutton', { name: 'Verified after' }), '1')
    await hands.write(page.getByRole('spinbutton', { name: 'over at least' }), '0')
    await hands.press(page.getByRole('button', { name: 'Create and bind to ACT-1' }))
    await expect(page.getByRole('heading', { name: `GET ${service.url} answers 200` })).toBeVisible()
    await expect(page.getByRole('region', { name: /^Last look/ })).toContainText('503')
  })

  await test.step('the fix is made and said to be done, and the worker proves it', async () => {
    service.isFixed = true
    await hands.press(page.getByRole('link', { name: /^Renew certificates twenty days ahead/ }))
    await hands.press(page.getByRole('button', { name: 'It is done' }))
    await expect(page.getByRole('main')).toContainText('Done, awaiting proof')
    await hands.press(page.getByRole('link', { name: `GET ${service.url} answers 200` }).first())
    await hands.press(page.getByRole('button', { name: 'Run now' }))
    await expect(page.getByRole('region', { name: 'Proves' })).toContainText('Verified', { timeout: 30_000 })
  })

  await test.step('the board has it among the verified, and its Markdown says what proved it', async () => {
    await hands.press(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Board/ }))
    const verified = page.getByRole('region', { name: /^Verified/ })
    await expect(verified.getByRole('link', { name: /^Renew certificates/ })).toBeVisible()
    await hands.press(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Incidents/ }))
    await hands.press(page.getByRole('main').getByRole('link', { name: /parcels without labels/ }))
    await hands.press(page.getByRole('link', { name: 'Markdown' }))
    await expect(page.getByRole('main')).toContainText('Renew certificates twenty days ahead')
    const link = page.getByRole('link', { name: /Download/ })
    const download = page.waitForEvent('download')
    await hands.press(link)
    const text = await streamText(await (await download).createReadStream())
    expect(text).toContain('parcels without labels')
    expect(text).toContain('Nobody is told before a certificate ends')
    expect(text).toMatch(/verified/i)
  })
}

async function streamText(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}

/** What the fix is about: answers 503 until it is fixed. */
class Service {
  isFixed = false

  private constructor(private readonly server: Server) {
    server.on('request', (_request, response) => response.writeHead(this.isFixed ? 200 : 503).end())
  }

  static async start(): Promise<Service> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new Service(server)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/labels`
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}
