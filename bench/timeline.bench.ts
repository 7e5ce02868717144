import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import type { Page } from 'playwright'
import { Instance } from '@/tests/e2e/instance'
import type { SignedInMember } from '@/tests/support/sign-in'
import { openBrowser } from './browser'
import { median, printTable, type Row } from './table'
import { fillTimelines } from './timeline-world'
import { mainThreadTasks, trace } from './traced'

// A timeline of 1 000 entries, and an incident of 200 entries and 5 000 words, in a browser whose processor is slowed: how long until
// it is read, beside a bare page of the same text in the same browser; how it scrolls, how long until an entry that was typed is seen
// and stands in its place, and how long a step of zoom takes.
const SLOWED = 4
const ROUNDS = 5
const SCROLLS = 60

const load = () => loadavg()[0]?.toFixed(1)
console.log(`Load of this machine at the start: ${load()}`)
const instance = await Instance.start()
const world = await fillTimelines(instance)
const browser = await openBrowser()
const rows: Row[] = []
await readable('200 entries and 5 000 words, a reader', world.read, world.viewer)
await readable('200 entries and 5 000 words, an editor', world.read, world.editor)
await readable('1 000 entries, a reader', world.long, world.viewer)
await readable('1 000 entries, an editor', world.long, world.editor)
printTable(`A page of an incident, largest contentful paint, processor slowed ${SLOWED} times`, rows)

const page = await openedBy(world.editor)
await opened(page, instance.url + world.long)
console.log('\nA timeline of 1 000 entries, the processor as it is')
const typed = await addEntry(page)
console.log(`  add: from Enter until it is seen    ${typed.seen.toFixed(0)} ms`)
console.log(`  add: from Enter to its place        ${typed.placed.toFixed(0)} ms`)
console.log(`  scroll: ${await busy(() => scroll(page))}`)
console.log(`  zoom: ${await busy(() => zoom(page))}`)
await slow(page)
const zoomed = await zoom(page)
console.log(`  zoom, slowed ${SLOWED} times: from a key to its frame, median ${at(zoomed, 0.5)} ms, p95 ${at(zoomed, 0.95)} ms`)
const again = await addEntry(page)
console.log(
  `  add, slowed ${SLOWED} times: seen after ${again.seen.toFixed(0)} ms, in its place after ${again.placed.toFixed(0)} ms`,
)
await browser.close()
await instance.remove()
console.log(`\nLoad of this machine at the end: ${load()}`)

async function openedBy({ cookie }: SignedInMember): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([cookie])
  return context.newPage()
}

/** A page whose scripts have taken over. Who is there is followed live, so its network is never quite at rest. */
async function opened(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
}

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
}

/** A page, and a bare page of the lines that are read on it. */
async function readable(what: string, path: string, member: SignedInMember): Promise<void> {
  const page = await openedBy(member)
  const url = instance.url + path
  await opened(page, url)
  const lines = await page.evaluate(linesOf)
  const floor = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>bare</title><main>${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}</main>`)
  })
  await new Promise<void>((resolve) => floor.listen(0, '127.0.0.1', resolve))
  const headers = { cookie: member.header }
  let bytes = 0
  const answer = await median(ROUNDS, async () => {
    bytes = (await (await fetch(url, { headers })).arrayBuffer()).byteLength
  })
  await slow(page)
  const bare = `bare page of the same text: ${what}`
  const floorMs = await painted(page, `http://127.0.0.1:${(floor.address() as AddressInfo).port}`)
  const ms = await painted(page, url)
  const note = `${Math.round(bytes / 1024)} KB, answered in ${answer.toFixed(0)} ms`
  rows.push({ what: bare, ms: floorMs }, { what, ms, against: bare, note })
  floor.close()
  await page.context().close()
}

function linesOf(): string[] {
  const blocks = [...document.querySelectorAll('main :is(p, h1, h2, h3, dt, dd, li)')]
  return blocks.flatMap((block) => (block.querySelector('p, li') ? [] : (block.textContent ?? '')))
}

function escaped(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Milliseconds from the start of the navigation to the largest paint, of several loads the middle one. */
async function painted(page: Page, url: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    await opened(page, url)
    // The first load also fills the caches.
    if (round > 0) times.push(await page.evaluate(largestPaint))
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0
}

function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
}

/** How long the page's own thread was busy at a stretch while something was done to it. */
async function busy(gesture: () => Promise<unknown>): Promise<string> {
  const [longest = 0, ...others] = mainThreadTasks(await trace(browser, page, gesture))
  const over = [longest, ...others].filter((ms) => ms > 1000 / 60).length
  return `busy for at most ${longest.toFixed(0)} ms on a processor, ${over} times longer than a frame`
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(700, 600)
  for (let step = 0; step < SCROLLS; step++) await page.mouse.wheel(0, 240)
}

/** Milliseconds until a line that was typed is seen anywhere, and until it stands among the entries. */
async function addEntry(page: Page): Promise<{ seen: number; placed: number }> {
  const line = page.getByRole('textbox', { name: /Add an entry/ })
  const words = `the very last thing, typed at ${Date.now()}`
  await line.fill(`09:00 ${words}`)
  const measured = page.evaluate((words) => {
    const begun = new Promise<number>((resolve) =>
      document.addEventListener('keydown', ({ key, timeStamp }) => key === 'Enter' && resolve(timeStamp), { capture: true }),
    )
    const shown = (selector: string) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const is = [...document.querySelectorAll(selector)].some(({ textContent }) => textContent?.includes(words))
          if (is) setTimeout(() => resolve(performance.now()))
          else requestAnimationFrame(look)
        }
        begun.then(look)
      })
    return Promise.all([begun, shown('#timeline li, #timeline [role="status"]'), shown('#timeline li[id^="entry-"]')])
  }, words)
  await line.press('Enter')
  const [begun, seen, placed] = await measured
  return { seen: seen - begun, placed: placed - begun }
}

/** Milliseconds from each key that zooms to the frame that shows it, the shortest first. */
async function zoom(page: Page): Promise<number[]> {
  const picture = page.getByRole('region', { name: /Picture of the timeline/ })
  await picture.focus()
  await picture.press('0')
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { zoomTimes: times })
    document.addEventListener('keydown', ({ timeStamp }) =>
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp))),
    )
  })
  for (const key of ['+', '+', '+', '-', '-', '-', '+', '+', '-']) {
    await picture.press(key)
    await page.waitForTimeout(300)
  }
  const times = await page.evaluate(() => (window as unknown as { zoomTimes: number[] }).zoomTimes)
  return times.sort((a, b) => a - b)
}

function at(times: number[], share: number): string {
  return (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
}
