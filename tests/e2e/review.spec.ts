import type { MemberActor } from '@/lib/access/actor'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSection } from '@/lib/sections/store'
import { makeSignedIn } from '@/tests/support/sign-in'
import { keyboard } from './hands'
import type { Instance } from './instance'
import { expect, test } from './nevermore'
import { takenOver } from './watch'

test.setTimeout(120_000)

/** A grave incident of Mara's with a text, and two who may review it. */
async function makeReviewed({ dataDir, url, sessionSecret }: Instance) {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const server = { url, databaseUrl, sessionSecret }
  const [mara, ravi, olga] = await Promise.all(
    ['Mara Lind', 'Ravi Sen', 'Olga Berg'].map((name) => makeSignedIn(server, 'editor', name)),
  )
  if (!mara || !ravi || !olga) throw new Error('Nobody is there.')
  const actor: MemberActor = { kind: 'member', ...mara, role: 'editor', name: 'Mara Lind', timeZone: null }
  const { id, number } = await createIncident(actor, {
    id: newId(),
    title: 'Mail stood still',
    timeZone: 'UTC',
    severity: 'SEV2',
  })
  const body = 'For an hour the **queue** was full, and nobody was told.'
  await addSection(actor, { id: newId(), incidentId: id, title: 'Impact', key: 'impact', body })
  await closeDb()
  return { mara, ravi, path: `/incidents/${number}` }
}

test('a postmortem is reviewed and published by keys alone: asked, commented on, replied, resolved, approved', async ({
  browser,
  instance,
}) => {
  const { mara, ravi, path } = await makeReviewed(instance)
  const enter = async (cookie: typeof mara.cookie) => {
    const context = await browser.newContext({ baseURL: instance.url, reducedMotion: 'reduce' })
    await context.addCookies([cookie])
    const page = await context.newPage()
    const go = async (at: string) => {
      await page.goto(`${path}${at}`)
      await takenOver(page)
    }
    return { page, hands: keyboard(page), go }
  }
  const author = await enter(mara.cookie)
  const reviewer = await enter(ravi.cookie)
  const button = (who: typeof author, name: string) => who.page.getByRole('button', { name, exact: true })

  await test.step('the author asks two members by name, and cannot publish before one approves', async () => {
    await author.go('/review')
    await author.hands.press(author.page.locator('summary', { hasText: 'Ask for a review' }))
    for (const name of ['Olga Berg', 'Ravi Sen']) await author.hands.tick(author.page.getByLabel(name))
    await author.hands.press(button(author, 'Ask'))
    await expect(author.page.getByRole('list').getByText('Ravi Sen')).toBeVisible()
    await author.hands.press(button(author, 'Publish'))
    await expect(author.page.getByRole('alert').filter({ hasText: 'Not published yet' })).toContainText('no approval')
  })

  await test.step('a reviewer comments on a passage, which is marked where it stands', async () => {
    await reviewer.go('/comments?from=impact')
    await reviewer.hands.write(reviewer.page.getByLabel('Passage'), 'the queue was full')
    await reviewer.hands.write(reviewer.page.getByRole('textbox', { name: 'Comment' }), 'Which one, @Mara Lind?')
    await reviewer.hands.press(button(reviewer, 'Comment'))
    await expect(reviewer.page.getByRole('article')).toContainText('Which one')
    await reviewer.page.goto(path)
    await expect(reviewer.page.locator('mark')).toHaveText(['the ', 'queue', ' was full'])
  })

  await test.step('the author replies, and resolves it', async () => {
    await author.go('/comments')
    const thread = author.page.getByRole('article', { name: 'Thread of Ravi Sen' })
    await author.hands.press(thread.locator('summary', { hasText: 'Reply' }))
    await author.hands.write(thread.getByLabel('Your reply'), 'That of the mail.')
    await author.hands.press(thread.getByRole('button', { name: 'Send' }))
    await expect(thread).toContainText('That of the mail.')
    await author.hands.press(thread.getByRole('button', { name: 'Resolve' }))
    await expect(thread).toContainText('Resolved by Mara Lind: 2 comments')
  })

  await test.step('the reviewer approves, and the author publishes', async () => {
    await reviewer.go('/review')
    await reviewer.hands.tick(reviewer.page.getByLabel('Approve'))
    await reviewer.hands.press(button(reviewer, 'Answer'))
    await expect(reviewer.page.getByRole('listitem').filter({ hasText: 'Ravi Sen' })).toContainText('Approved')
    await author.go('/review')
    await author.hands.press(button(author, 'Publish'))
    await expect(author.page.getByText('It is published.')).toBeVisible()
  })
  for (const { page } of [author, reviewer]) await page.context().close()
})
