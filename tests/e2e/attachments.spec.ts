import { PLACE, picture } from '../support/images'
import { expect, test, writeIncident } from './nevermore'

test('files are attached with and without JavaScript, shown where a text names them, deleted and brought back', async ({
  page,
  browser,
  instance,
  signedIn,
  complaints,
}) => {
  await page.context().addCookies(signedIn.cookies)
  const incident = await writeIncident(page, 'Checkout refused every card')
  await page.getByLabel(/^Add an entry/).fill('10:13 noticed')
  await page.keyboard.press('Enter')
  await expect(page.locator('#timeline').getByText('noticed')).toBeVisible()
  const photo = { name: 'Error rate (1).html', mimeType: 'text/html', buffer: await picture('png') }

  await test.step('without JavaScript a form attaches one', async () => {
    const context = await browser.newContext({ baseURL: instance.url, javaScriptEnabled: false, storageState: signedIn })
    const plain = await context.newPage()
    await plain.goto(incident)
    await plain.getByRole('link', { name: 'Attachments' }).click()
    await plain.getByLabel('Files to attach').setInputFiles(photo)
    await plain.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(plain.getByRole('heading', { name: 'Error-rate-1.png' })).toBeVisible()
    await context.close()
  })

  await test.step('with it several at once, each with a result', async () => {
    await page.goto(`${incident}/attachments`)
    await page.waitForLoadState('networkidle')
    const log = { name: 'nginx.log', mimeType: 'text/plain', buffer: Buffer.from('502\n<script>alert(1)</script>\n') }
    const program = { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('\x7fELF\x02\x01\x01\0\0\0') }
    await page.getByLabel('Files to attach').setInputFiles([log, program])
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'nginx.log' })).toBeVisible()
    await expect(page.getByRole('alert').filter({ hasText: 'log.txt' })).toContainText('This file is')
    // The browser reports the refusal by itself.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('400')])
  })

  await test.step('what is served can run nothing, and tells nothing of where it was made', async () => {
    const href = await page.getByRole('link', { name: 'Error-rate-1.png' }).getAttribute('href')
    const answer = await page.request.get(href ?? '')
    expect(answer.headers()).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
    expect(answer.headers()['content-security-policy']).toMatch(/^default-src 'none'; sandbox;/)
    expect((await answer.body()).includes(PLACE)).toBe(false)
    const part = await page.request.get(href ?? '', { headers: { range: 'bytes=1-3' } })
    expect([part.status(), await part.text()]).toEqual([206, 'PNG'])
    const again = await page.request.get(href ?? '', { headers: { 'if-none-match': answer.headers().etag ?? '' } })
    expect(again.status()).toBe(304)
    expect((await (await browser.newContext({ baseURL: instance.url })).request.get(href ?? '')).status()).toBe(401)
  })

  await test.step('dropped on an entry of the timeline it is evidence there', async () => {
    await page.goto(incident)
    await page.waitForLoadState('networkidle')
    const edit = page.locator('#timeline').getByRole('link', { name: /^Edit/ }).first()
    await edit.click()
    const area = page.locator('#timeline textarea[name=text]')
    await area.evaluate(
      (node, bytes) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([new Uint8Array(bytes)], 'evidence.png', { type: 'image/png' }))
        node.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      },
      [...photo.buffer],
    )
    await expect(area).toHaveValue(/!\[evidence\]\(attachment:[0-9a-f-]{36}\/evidence\.png\)/)
    await page.locator('#timeline').getByRole('button', { name: 'Save' }).click()
    const shown = page.locator('#timeline').getByRole('img', { name: 'evidence' })
    await expect(shown).toBeVisible()
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(20)
  })

  await test.step('the list says where each is used; a deleted one comes back', async () => {
    await page.goto(`${incident}/attachments`)
    await page.waitForLoadState('networkidle')
    const one = page.getByRole('article', { name: 'evidence.png' })
    await expect(one.getByRole('link', { name: 'Timeline' })).toBeVisible()
    await page.getByRole('button', { name: 'Delete nginx.log' }).click()
    await expect(page.getByRole('heading', { name: 'nginx.log' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('heading', { name: 'nginx.log' })).toBeVisible()
  })
})
