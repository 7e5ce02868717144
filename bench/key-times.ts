import type { Page } from 'playwright'

/** Milliseconds from the moment each of so many keys goes down to the end of the frame that shows it, the shortest first. */
export async function typeKeys(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    document.addEventListener(
      'keydown',
      (event) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp))),
      { capture: true },
    )
  })
  await page.locator('.cm-content').focus()
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefgh '[key % 9] ?? 'x')
    await page.waitForFunction((seen) => (window as unknown as { keyTimes: number[] }).keyTimes.length > seen, key)
  }
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
  return times.sort((a, b) => a - b)
}
