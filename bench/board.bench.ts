import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import type { Browser, Page } from 'playwright'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { overrideSettings } from '@/lib/platform/settings'
import { Instance } from '@/tests/e2e/instance'
import { makeSignedIn, type SignedInMember } from '@/tests/support/sign-in'
import { fillBoard } from './board-world'
import { openBrowser } from './browser'
import { printTable, type Row } from './table'
import { mainThreadTasks, trace } from './traced'

// A board of 2 000 actions against one of 50, and each against a bare page of the same bytes: when something is first drawn, and
// which frames are dropped while scrolling and dragging. The browser draws in software, so the ratios count, not the figures.
const ROUNDS = 5
const GESTURE_STEPS = 60
const FEW = '50 actions, first paint'
const DESK = { width: 1440, height: 900 }

const browser = await openBrowser()
console.log(`Load of this machine at the start: ${loadavg()[0]?.toFixed(1)}`)
const paints: Row[] = []
const tell = (line: string) => console.log(`  ${line}`)
console.log('Frames')
for (const count of [50, 2000]) {
  const instance = await Instance.start()
  const member = await fill(instance, count)
  const floor = await startFloor()
  const asked = [
    { what: `${count} actions`, path: '/board' },
    ...(count === 50 ? [] : [{ what: `${count} actions, all of them shown`, path: '/board?rows=5000&older=1' }]),
  ]
  for (const { what, path } of asked) {
    const bytes = await sizeOf(instance.url + path, member)
    const bare = `bare page of ${Math.round(bytes / 1024)} KB`
    const url = instance.url + path
    // All cards at once are megabytes: a bare page of as many would have a hundred thousand rows. They stand against 50 cards.
    const empty = path === '/board' ? await paint(browser, floor.address(bytes)) : null
    const full = await paint(browser, url, member)
    if (empty)
      paints.push({ what: `${bare}, first paint`, ms: empty.first }, { what: `${bare}, largest paint`, ms: empty.largest })
    paints.push(
      { what: `${what}, first paint`, ms: full.first, against: empty ? `${bare}, first paint` : FEW },
      {
        what: `${what}, largest paint`,
        ms: full.largest,
        against: empty ? `${bare}, largest paint` : FEW.replace('first', 'largest'),
      },
    )
    if (empty) tell(`${bare}, scrolled: ${await scrolled(browser, floor.address(bytes))}`)
    tell(`${what}, scrolled: ${await scrolled(browser, url, member)}`)
    tell(`${what}, a card dragged: ${await dragged(browser, url, member)}`)
  }
  floor.server.close()
  await instance.remove()
}
await browser.close()
const paintOf = (what: string) => paints.find((row) => row.what === what)?.ms ?? Number.NaN
for (const paintName of ['first paint', 'largest paint'])
  console.log(
    `2000 actions against 50, ${paintName}: ${(paintOf(`2000 actions, ${paintName}`) / paintOf(`50 actions, ${paintName}`)).toFixed(2)} ×`,
  )
printTable('A board, from the request to what is drawn', paints)
console.log(`\nLoad of this machine at the end: ${loadavg()[0]?.toFixed(1)}`)

async function fill({ dataDir, url, sessionSecret }: Instance, count: number): Promise<SignedInMember> {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const member = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor')
  await fillBoard(count)
  await closeDb()
  return member
}

async function sizeOf(url: string, { header }: SignedInMember): Promise<number> {
  const answer = await fetch(url, { headers: { cookie: header } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.arrayBuffer()).byteLength
}

/** A server of plain pages with as many bytes of plain rows as asked for. */
async function startFloor(): Promise<{ server: Server; address: (bytes: number) => string }> {
  const server = createServer((request, response) => {
    const bytes = Number(new URL(request.url ?? '/', 'http://floor').searchParams.get('bytes'))
    const row = '<p><b>1</b> <span>Nothing happened at all</span></p>\n'
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>bare</title><main>${row.repeat(Math.ceil(bytes / row.length))}</main>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { server, address: (bytes) => `http://127.0.0.1:${port}/?bytes=${bytes}` }
}

async function open(browserOf: Browser, member?: SignedInMember): Promise<Page> {
  const context = await browserOf.newContext({ viewport: DESK })
  if (member) await context.addCookies([member.cookie])
  return context.newPage()
}

/** Milliseconds from the start of the navigation to the first and the largest paint, of several loads the middle one. */
async function paint(browserOf: Browser, url: string, member?: SignedInMember) {
  const page = await open(browserOf, member)
  const times: { first: number; largest: number }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    await page.goto(url)
    const time = await page.evaluate(async () => {
      const last = (type: string) =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0))
          observer.observe({ type, buffered: true })
        })
      return { first: await last('paint'), largest: await last('largest-contentful-paint') }
    })
    // The first load also fills the caches.
    if (round > 0) times.push(time)
  }
  await page.context().close()
  const middle = (of: (time: (typeof times)[number]) => number) => times.map(of).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0
  return { first: middle(({ first }) => first), largest: middle(({ largest }) => largest) }
}

/** A page whose scripts have taken over, at rest: what is measured is the gesture. */
async function opened(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
}

async function scrolled(browserOf: Browser, url: string, member?: SignedInMember): Promise<string> {
  const page = await open(browserOf, member)
  await opened(page, url)
  await page.mouse.move(member ? 500 : 700, 600)
  return traced(browserOf, page, async () => {
    for (let step = 0; step < GESTURE_STEPS; step++) await page.mouse.wheel(0, step < GESTURE_STEPS / 2 ? 120 : -120)
  })
}

/** A card goes from one column over the others and back, while the column under it scrolls at its edge. */
async function dragged(browserOf: Browser, url: string, member: SignedInMember): Promise<string> {
  const page = await open(browserOf, member)
  await opened(page, url)
  const box = await page.locator('[data-card][data-state="open"]').first().boundingBox()
  if (!box) throw new Error('There is no card to drag.')
  await page.mouse.move(box.x + 40, box.y + 30)
  return traced(browserOf, page, async () => {
    await page.mouse.down()
    for (let step = 0; step < GESTURE_STEPS; step++) {
      const way = Math.abs((step / GESTURE_STEPS) * 2 - 1)
      await page.mouse.move(box.x + 40 + (1 - way) * 700, box.y + 30 + (1 - way) * 520)
    }
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
}

const FRAME_MS = 1000 / 60

/**
 * By Chromium's own trace: which frames the compositor presented and dropped, and how long the page's own thread was busy without a
 * pause, in time on a processor. The first depends on what else the machine does, the second hardly.
 */
async function traced(browserOf: Browser, page: Page, gesture: () => Promise<void>): Promise<string> {
  const traceEvents = await trace(browserOf, page, gesture)
  await page.context().close()
  const states = traceEvents.flatMap(({ args }) => args?.frame_reporter?.state ?? [])
  const count = (pattern: RegExp) => states.filter((state) => pattern.test(state)).length
  const [shown, lost] = [count(/PRESENTED/), count(/DROPPED/)]
  const busy = mainThreadTasks(traceEvents)
  const over = busy.filter((ms) => ms > FRAME_MS).length
  const share = ((100 * lost) / Math.max(1, shown + lost)).toFixed(0)
  return `${shown} frames, ${lost} dropped (${share} %); busy for at most ${busy[0]?.toFixed(0)} ms, ${over} times longer than a frame`
}
