import { expect, type Locator, type Page } from '@playwright/test'

/** How a person does things to a page. A journey is told once and walked with each pair of hands. */
export interface Hands {
  press(target: Locator): Promise<void>
  /** Replaces what stands in a field. */
  write(field: Locator, text: string): Promise<void>
  /** Ticks a box, or chooses one of several. */
  tick(box: Locator): Promise<void>
  /** Chooses an option of a list by its words. */
  choose(list: Locator, words: string): Promise<void>
}

export const mouse = (): Hands => ({
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  tick: (box) => box.check(),
  choose: async (list, words) => {
    await list.selectOption({ label: words })
  },
})

/** Nothing but keys: what Tab does not reach is not reached. */
export const keyboard = (page: Page): Hands => ({
  async press(target) {
    await reach(page, target)
    await page.keyboard.press('Enter')
  },
  async write(field, text) {
    await reach(page, field)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  },
  async tick(box) {
    await reach(page, box)
    await page.keyboard.press('Space')
    await expect(box).toBeChecked()
  },
  async choose(list, words) {
    await reach(page, list)
    await page.keyboard.type(words)
    await expect(list.locator('option:checked')).toHaveText(words)
  },
})

const MOST_STOPS = 250

async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${MOST_STOPS} times Tab did not lead to ${target}`)
}
