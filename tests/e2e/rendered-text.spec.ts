import { expect, type Page, test } from '@playwright/test'
import { renderHtml } from '@/lib/postmortems/html'
import { renderVerbatim } from '@/lib/postmortems/verbatim'
import { hostileMarkdown } from '../support/hostile-markdown'

// In a real browser and without a content policy: what the sanitiser lets through is all that stands between a text and its reader.

const BATCH = 250
const texts = hostileMarkdown()
const RENDERINGS = {
  section: (text: string) => renderHtml(text, 'section'),
  short: (text: string) => renderHtml(text, 'short'),
  page: (text: string) => renderHtml(text, 'page'),
  verbatim: (text: string) => renderVerbatim(text, 'size'),
}

for (const [name, render] of Object.entries(RENDERINGS)) {
  test(`${texts.length} hostile texts rendered as ${name} run nothing, load nothing and take over no name`, async ({ page }) => {
    const alarms = await setTripwires(page)
    for (let at = 0; at < texts.length; at += BATCH) {
      await page.setContent(sheet(texts.slice(at, at + BATCH).map(render)))
      await poke(page)
      await alarms.expectNone()
    }
  })
}

test('the tripwires see what they should', async ({ page }) => {
  const alarms = await setTripwires(page)
  const planted: [string, string][] = [
    ['<img src="https://evil.example/x">', 'request'],
    ['<script>alert(1)</script>', 'dialog'],
    ['<p tabindex="0" onfocus="document.title = 1">x</p>', 'attribute'],
    ['<a href="javascript:alert(1)">x</a>', 'attribute'],
    ['<form id="location"></form>', 'name'],
    ['<a id="tripwire"></a>', 'name'],
  ]
  for (const [html, alarm] of planted) {
    await page.setContent(sheet([html]))
    await poke(page)
    expect(await alarms.take(), html).toEqual(expect.arrayContaining([expect.stringContaining(alarm)]))
  }
})

const sheet = (pieces: string[]): string =>
  `<!doctype html><html><head><title>as it was</title></head><body><main>${pieces.map((piece) => `<div>${piece}</div>`).join('\n')}</main></body></html>`

async function setTripwires(page: Page) {
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => seen.push(`console ${message.text()}`))
  page.on('pageerror', (error) => seen.push(`error ${error.message}`))
  await page.route('**/*', (route) => {
    seen.push(`request ${route.request().url()}`)
    return route.abort()
  })
  const take = async () => [...seen.splice(0), ...(await page.evaluate(lookAround))]
  return { take, expectNone: async () => expect(await take()).toEqual([]) }
}

/** Runs in the page: what there could run or load, or be found under somebody else's name. */
function lookAround(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('main *')) {
    for (const { name, value } of element.attributes) {
      const isAddress = /^(href|src|srcset|action|formaction|data|poster|background|xlink:href)$/.test(name)
      if (name.startsWith('on') || name === 'style') found.push(`attribute ${name}=${value}`)
      else if (isAddress && !/^(https?:\/\/|mailto:|#)/.test(value)) found.push(`attribute ${name}=${value}`)
      if ((name === 'id' || name === 'name') && !value.startsWith('md-')) found.push(`name ${value}`)
    }
    if (!(element instanceof HTMLElement) || element instanceof HTMLUnknownElement) found.push(`element ${element.tagName}`)
  }
  if (document.title !== 'as it was') found.push(`title ${document.title}`)
  return found
}

/** Moves over, focuses and presses everything, without following links to other pages. */
async function poke(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('click', (event) => event.preventDefault())
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      for (const type of ['pointerenter', 'mouseover', 'mousedown', 'click', 'toggle', 'animationstart', 'load', 'error'])
        element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }))
      element.focus?.()
    }
  })
}
