import type { Page } from 'playwright'

/** Milliseconds from the moment each of so many keys goes down to the end of the frame that shows it, the shortest first. */
export async function typeKeys(page: Page, keys: number, into = '.cm-content'): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    document.addEventListener(
      'keydown',
      (event) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp))),
      { capture: true },
    )
  })
  await page.locator(into).focus()
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefgh '[key % 9] ?? 'x')
    await page.waitForFunction((seen) => (window as unknown as { keyTimes: number[] }).keyTimes.length > seen, key)
  }
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
  return times.sort((a, b) => a - b)
}

/** The same in a bare text area of a page with nothing else: what the browser itself takes on this machine. */
export async function typeBare(page: Page, text: string, keys: number): Promise<number[]> {
  await page.setContent('<textarea rows="30" cols="90"></textarea>')
  await page.locator('textarea').fill(text)
  await page.locator('textarea').evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0))
  return typeKeys(page, keys, 'textarea')
}
