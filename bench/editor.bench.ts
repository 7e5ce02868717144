import type { Page } from 'playwright'
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
import { typeBare, typeKeys } from './key-times'
import { countScripts } from './script-bytes'

// What a reader of an incident loads of scripts, what somebody who edits a section loads more, and how long a key takes to be seen
// in a section of 5 000 words.
const WORDS = 5_000
const KEYS = 120
const SLOWED = 4
const MOST_KB = 300
const SENTENCE = 'The pool of connections was **full**, so `checkout` waited for one until its caller had given up.\n\n'
const SENTENCES = Math.round(WORDS / 17)

const instance = await Instance.start()
const { cookie, path } = await fill(instance)
const browser = await openBrowser()
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
await context.addCookies([cookie])
const page = await context.newPage()
const network = await context.newCDPSession(page)
const scripts = await countScripts(network)

await page.goto(instance.url + path, { waitUntil: 'networkidle' })
const read = scripts.bytes()
await page.getByRole('link', { name: 'Edit “Background”' }).click()
await page.locator('.cm-content').waitFor()
await page.waitForLoadState('networkidle')
const edit = scripts.bytes() - read
await paste(page, '<p>It <b>broke</b></p>')
await page.locator('.cm-content', { hasText: 'It **broke**' }).waitFor()
await page.waitForLoadState('networkidle')
const pasted = scripts.bytes() - read - edit
await network.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
const times = await typeKeys(page, KEYS)
const bare = await typeBare(page, SENTENCE.repeat(SENTENCES), KEYS)

console.log('\nWriting: bytes of scripts as they came over the wire')
for (const [what, bytes] of [
  ['an incident, read', read],
  ['a section of it, edited', edit],
  ['what turns pasted HTML into Markdown, at the first paste', pasted],
] as const)
  console.log(`  ${what.padEnd(58)} ${(bytes / 1000).toFixed(0).padStart(5)} KB`)
const at = (times: number[], share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(0).padStart(4)} ms`
console.log(`\nFrom a key to the next frame, ${WORDS} words, processor slowed ${SLOWED} times, ${times.length} keys`)
for (const [what, each] of [
  ['a bare text area', bare],
  ['the editor', times],
] as const)
  console.log(`  ${what.padEnd(20)} median ${at(each, 0.5)}, p95 ${at(each, 0.95)}`)
await browser.close()
await instance.remove()
if (edit > MOST_KB * 1000) throw new Error(`The editor is ${edit} bytes over the wire; expected at most ${MOST_KB} KB.`)

async function fill({ dataDir, url, sessionSecret }: Instance) {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const { memberId, email, role, cookie } = await makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor')
  const actor: MemberActor = { kind: 'member', memberId, email, role, name: 'An editor', timeZone: null }
  const { id, number } = await createIncident(actor, { id: newId(), title: 'Checkout refused every card', timeZone: 'UTC' })
  const body = SENTENCE.repeat(SENTENCES)
  await addSection(actor, { id: newId(), incidentId: id, title: 'Background', body, audience: 'members' })
  await closeDb()
  return { cookie, path: `/incidents/${number}` }
}

async function paste(page: Page, html: string) {
  await page.locator('.cm-content').evaluate((node, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', 'It broke')
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}
