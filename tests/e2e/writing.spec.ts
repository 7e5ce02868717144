import type { Locator } from '@playwright/test'
import { expect, test, writeIncident } from './nevermore'
import { expectReadable, expectUsable } from './watch'

const paste = (editor: Locator, types: Record<string, string>) =>
  editor.evaluate((node, types) => {
    const clipboardData = new DataTransfer()
    for (const [type, value] of Object.entries(types)) clipboardData.setData(type, value)
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, types)

test.setTimeout(120_000)

test('a section is written in an editor that helps, and saved as it was written', async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const incident = await writeIncident(page, 'Checkout refused every card')
  const name = incident.replace('/incidents/', 'INC-')
  await page.waitForLoadState('networkidle')
  await page.getByRole('link', { name: 'Add a section' }).click()
  await page.getByLabel('Heading').fill('What we did not expect')
  const editor = page.locator('.cm-content')
  await expect(editor).toHaveAttribute('aria-label', /Text/)
  await editor.focus()

  await test.step('lists go on and end, and tables align', async () => {
    await page.keyboard.type('- one\ntwo\n\nAs a table:\n\n| a | b\n|--|--\n| long | 2')
    await page.keyboard.press('Tab')
    await page.keyboard.type('new')
    await page.keyboard.press('ControlOrMeta+End')
  })

  await test.step('people, incidents and blocks are offered', async () => {
    await page.keyboard.type('\n\nSeen by @In')
    await page.getByRole('option', { name: '@Ines Brandt' }).click()
    await page.keyboard.type(`, as in ${name}`)
    await expect(page.getByRole('option', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.type('.\n\n/co')
    await page.getByRole('option', { name: /code/ }).click()
    await page.keyboard.type('sh')
    await page.keyboard.press('Tab')
    await page.keyboard.type('uptime')
    await page.keyboard.press('ControlOrMeta+End')
  })

  await test.step('an address on a selection is a link, and formatted text is Markdown', async () => {
    await page.keyboard.type('\n\nlog')
    for (const _ of 'log') await page.keyboard.press('Shift+ArrowLeft')
    await paste(editor, { 'text/plain': 'https://example.org/log' })
    await page.keyboard.type('\n\n')
    await paste(editor, { 'text/plain': 'It broke', 'text/html': '<p>It <b>broke</b></p>' })
    await expect(editor).toContainText('It **broke**')
  })

  await test.step('it is shown as its readers will see it, and everybody can use it', async () => {
    await page.getByRole('button', { name: 'Both' }).click()
    await expect(page.getByRole('region', { name: 'Preview' }).getByRole('cell', { name: 'long' })).toBeVisible()
    await expectUsable(page, 'editing')
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await expectReadable(page, 'editing in the dark')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectUsable(page, 'editing on a phone')
    await page.getByRole('button', { name: 'Write', exact: true }).click()
  })

  await test.step('Escape, then Tab, leads out of it; nothing that was typed is gone after leaving and coming back', async () => {
    await editor.focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Attach files' })).toBeFocused()
    await page.reload()
    await page.waitForLoadState('networkidle')
    await page.getByRole('link', { name: 'Add a section' }).click()
    await expect(page.getByText('This is what you typed before and did not save.')).toBeVisible()
    await expect(editor).toContainText('It **broke**')
  })

  await test.step('it is saved as it stands there', async () => {
    await page.getByRole('button', { name: 'Add the section' }).click()
    const section = page.locator('#section-what-we-did-not-expect')
    await expect(section.getByRole('listitem')).toHaveText(['one', 'two'])
    await expect(section.getByText('As a table:')).toBeVisible()
    await expect(section.getByRole('cell')).toHaveText(['long', '2', 'new', ''])
    await expect(section.getByText(`Seen by @Ines Brandt, as in ${name}.`)).toBeVisible()
    await expect(section.getByText('uptime')).toBeVisible()
    await expect(section.getByRole('link', { name: 'log', exact: true })).toHaveAttribute('href', 'https://example.org/log')
    await expect(section.getByText('It broke', { exact: true })).toBeVisible()
  })
})

test('a section that is written together is hinted at as it is typed', async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
  await writeIncident(page, 'A wrong switch was thrown')
  await page.waitForLoadState('networkidle')
  await page.getByRole('link', { name: 'Write the summary' }).click()
  await page.locator('.cm-content').focus()
  await page.keyboard.type('The operator failed to read the label.')
  const hints = page.getByRole('status', { name: 'Hints about the wording' })
  await expect(hints).toContainText('The operator failed to')
  await page.getByRole('button', { name: 'Dismiss: The operator failed to' }).click()
  await expect(page.getByRole('button', { name: /^Dismiss/ })).toHaveCount(0)
})
