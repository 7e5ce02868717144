import type { Page } from 'playwright'
import type { MemberActor } from '@/lib/access/actor'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { UNKNOWN } from '@/lib/timeline/schema'
import { addEntries } from '@/lib/timeline/store'
import { Instance } from '@/tests/e2e/instance'
import { makeSignedIn } from '@/tests/support/sign-in'
import { openBrowser } from './browser'

// A timeline of 1 000 entries in a browser whose processor is slowed: how long until it is read, how it scrolls, how long until an
// entry that was typed stands in its place, and how long a step of zoom takes to be seen.
const ENTRIES = 1_000
const SLOWED = 4
const SCROLLS = 120

const instance = await Instance.start()
const { cookie, path } = await fill(instance)
const browser = await openBrowser()
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
await context.addCookies([cookie])
const page = await context.newPage()
await page.goto(instance.url + path, { waitUntil: 'networkidle' })
const network = await context.newCDPSession(page)
await network.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })

await page.goto(instance.url + path, { waitUntil: 'networkidle' })
const painted = await page.evaluate(largestPaint)
const frames = await scroll(page)
const typed = await addEntry(page)
const zoomed = await zoom(page)

const at = (times: number[], share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
console.log(`\nA timeline of ${ENTRIES} entries, processor slowed ${SLOWED} times`)
console.log(`  open: largest contentful paint   ${painted.toFixed(0)} ms`)
console.log(`  scroll: between two frames       median ${at(frames, 0.5)} ms, p95 ${at(frames, 0.95)} ms`)
console.log(`  add: from Enter to its place     ${typed.toFixed(0)} ms`)
console.log(`  zoom: from a key to its frame    median ${at(zoomed, 0.5)} ms`)
await browser.close()
await instance.remove()

async function fill({ dataDir, url, sessionSecret }: Instance) {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const { memberId, email, role, cookie } = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor')
  const actor: MemberActor = { kind: 'member', memberId, email, role, name: 'An editor', timeZone: null }
  const { id, number } = await createIncident(actor, { id: newId(), title: 'A long night', timeZone: 'UTC' })
  const begun = Date.parse('2026-08-14T08:00:00Z')
  const entries = Array.from({ length: ENTRIES }, (_, index) => ({
    ...UNKNOWN,
    ...{ id: newId(), incidentId: id, precision: 'minute' as const, occurredAt: new Date(begun + index * 70_000) },
    text:
      index % 7
        ? `The pool of \`checkout\` held **${index}** connections`
        : 'Somebody looked at the graphs, and at a log that said more than that',
  }))
  await addEntries(actor, id, entries)
  await closeDb()
  return { cookie, path: `/incidents/${number}` }
}

function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
}

/** Milliseconds between frames while the page is scrolled from its beginning downwards, the shortest first. */
async function scroll(page: Page): Promise<number[]> {
  const times = await page.evaluate(async (steps) => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const times: number[] = []
    let last = await frame()
    for (let step = 0; step < steps; step++) {
      window.scrollBy(0, 240)
      const now = await frame()
      times.push(now - last)
      last = now
    }
    return times
  }, SCROLLS)
  return times.sort((a, b) => a - b)
}

async function addEntry(page: Page): Promise<number> {
  const line = page.getByRole('textbox', { name: /Add an entry/ })
  await line.fill('09:00 the very last thing that was typed')
  const begun = Date.now()
  await line.press('Enter')
  await page.locator('ol li', { hasText: 'the very last thing that was typed' }).waitFor({ state: 'attached' })
  return Date.now() - begun
}

async function zoom(page: Page): Promise<number[]> {
  const picture = page.getByRole('region', { name: /Picture of the timeline/ })
  await picture.focus()
  await picture.press('0')
  const times: number[] = []
  for (const key of ['+', '+', '+', '-', '-', '-', '+', '+', '-']) {
    const begun = performance.now()
    await picture.press(key)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)
}
