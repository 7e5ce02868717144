import type { Page } from 'playwright'
import { Session } from '@/components/writing/together/session'
import { httpTransport } from '@/components/writing/together/transport'
import type { MemberActor } from '@/lib/access/actor'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSection } from '@/lib/sections/store'
import { Instance } from '@/tests/e2e/instance'
import { makeSignedIn } from '@/tests/support/sign-in'
import { openBrowser } from './browser'
import { typeKeys } from './key-times'

// Four others type into a section of 5 000 words: how long until a key is painted where it was typed, and until it is painted in
// another browser.
const WORDS = 5_000
const KEYS = 100
const OTHERS = 4
const EACH_MS = 250
const SLOWED = 4

const instance = await Instance.start()
const { cookie, header, path, sectionId } = await fill(instance)
const browser = await openBrowser()
const [writing, watching] = [await open(), await open()]
const others = Array.from({ length: OTHERS }, (_, who) => typeOn(who))

const seen = await timesSeen(writing, watching)
const network = await writing.context().newCDPSession(writing)
await network.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
const painted = await typeKeys(writing, KEYS)

const print = (what: string, times: number[]) => {
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
  console.log(`  ${what.padEnd(62)} median ${at(0.5).padStart(4)} ms, p95 ${at(0.95).padStart(4)} ms`)
}
console.log(`\nWriting together: ${WORDS} words, ${OTHERS} others who press a key each ${EACH_MS} ms`)
print('a key, until it is painted in another browser', seen)
print(`a key, until it is painted where it was typed, slowed ${SLOWED} times`, painted)
for (const stop of others) stop()
await browser.close()
await instance.remove()

async function open(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([cookie])
  const page = await context.newPage()
  await page.goto(instance.url + path)
  await page.locator('.cm-content').waitFor()
  return page
}

/** Somebody who types at the end of the text, as a browser would, without one. */
function typeOn(who: number): () => void {
  const headers = { cookie: header, origin: instance.url }
  const fetching: typeof fetch = (to, init) => fetch(to, { ...init, headers: { ...init?.headers, ...headers } })
  const session = new Session({
    transport: httpTransport(`${instance.url}/api/together/${sectionId}`, String(who + 1), fetching),
    keeping: { read: () => [], write: () => true, forget: () => {} },
    onSaving: () => {},
  })
  const timer = setInterval(() => session.isReady && session.text.insert(session.text.length, 'x'), EACH_MS)
  return () => {
    clearInterval(timer)
    session.end()
  }
}

/** Milliseconds from a key in one browser to the frame that shows it in the other, the shortest first. */
async function timesSeen(from: Page, to: Page): Promise<number[]> {
  await to.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    const line = () => document.querySelector('.cm-line')?.textContent?.match(/Ω/g)?.length ?? 0
    new MutationObserver(() => {
      const shown = line()
      requestAnimationFrame(() => setTimeout(() => (seen[shown] ??= Date.now())))
    }).observe(document.querySelector('.cm-content') as Element, { childList: true, characterData: true, subtree: true })
  })
  await from.locator('.cm-content').focus()
  await from.keyboard.press('ControlOrMeta+Home')
  const times: number[] = []
  for (let key = 1; key <= KEYS; key++) {
    const at = Date.now()
    await from.keyboard.insertText('Ω')
    const shown = await to.waitForFunction((key) => (window as unknown as { seen: number[] }).seen[key], key)
    times.push(Number(await shown.jsonValue()) - at)
  }
  return times.sort((a, b) => a - b)
}

async function fill({ dataDir, url, sessionSecret }: Instance) {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const { memberId, email, role, cookie, header } = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor')
  const actor: MemberActor = { kind: 'member', memberId, email, role, name: 'An editor', timeZone: null }
  const { id: incidentId, number } = await createIncident(actor, { id: newId(), title: 'Four at once', timeZone: 'UTC' })
  const sentence = 'The pool of connections was **full**, so `checkout` waited for one until its caller had given up.\n\n'
  const body = sentence.repeat(Math.round(WORDS / 17))
  const { id } = await addSection(actor, { id: newId(), incidentId, title: 'Background', body })
  await closeDb()
  return { cookie, header, path: `/incidents/${number}?edit=${id}`, sectionId: id }
}
