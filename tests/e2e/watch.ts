import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Holds a page, as it is now, to what everybody needs: axe finds nothing, and nothing is wider than the window. */
export async function expectUsable(page: Page, when: string): Promise<void> {
  expect(await violations(page), when).toEqual([])
  expect(await overflow(page), `${when}: wider than the window`).toEqual([])
}

/** The same page in its other theme: only its colours are other ones. */
export async function expectReadable(page: Page, when: string): Promise<void> {
  expect(await violations(page, ['color-contrast']), when).toEqual([])
}

/** What axe finds wrong, each as one readable line; all rules, or only those named. */
export async function violations(page: Page, only?: string[]): Promise<string[]> {
  await settled(page)
  await bringAxe(page)
  const runOnly: axe.RunOnly = only ? { type: 'rule', values: only } : { type: 'tag', values: RULES }
  return page.evaluate(async (runOnly) => {
    // Told are only violations: to describe each element that is as it should be takes longer than to judge it.
    const found = await window.axe.run(document, { runOnly, resultTypes: ['violations'] })
    return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`))
  }, runOnly)
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

// Once a document: a page is judged several times, and half a megabyte of script takes as long as a judgement.
async function bringAxe(page: Page): Promise<void> {
  for (const frame of page.frames()) if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE)
}

/** Scripts have taken over everything in the main part: what is changed there before that is a mistake of the page to React. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const elements = [...document.querySelectorAll('main, main :not([type="hidden"])')]
    return elements.length > 0 && elements.every((element) => Object.keys(element).some((key) => key.startsWith('__react')))
  })
}

/** A change of theme is drawn, and what it sets in motion has come to rest: colours half way are nobody's mistake. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    for (let round = 0; round < 20 && document.getAnimations().some((one) => one instanceof CSSTransition); round++) await frame()
    await frame()
  })
}

/** The elements that make the page wider than its window. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName} ${element.className}`)
      .slice(0, 5)
  })
}
