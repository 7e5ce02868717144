import { pathologicalMarkdown } from '../support/pathological-markdown'
import { Visitor } from './access/visitor'
import { expect, test } from './nevermore'

test.setTimeout(240_000)

const HOSTILE = Object.values(pathologicalMarkdown)
  .slice(0, 20)
  .map((make) => make(200_000))

test('twenty hostile documents at once each end in a draft or a message, and everybody else is answered meanwhile', async ({
  instance,
  signedIn,
}) => {
  expect(HOSTILE).toHaveLength(20)
  const attacker = new Visitor(instance.url, cookieHeader(signedIn))
  let isOver = false
  const attack = Promise.all(HOSTILE.map((pasted) => attacker.submit('/incidents/import', { pasted }))).finally(() => {
    isOver = true
  })
  const waits: number[] = []
  while (!isOver) {
    const began = performance.now()
    expect((await fetch(`${instance.url}/api/health`)).status).toBe(200)
    waits.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  for (const answer of await attack) {
    expect([200, 303]).toContain(answer.status)
    const path = answer.headers.get('location')
    if (answer.status === 303) expect(path).toMatch(/\/incidents\/import\/[0-9a-f-]{36}$/)
    else expect(await answer.text()).toContain('role="alert"')
  }
  // The bound is for a server that hangs, not for one that is slow on a busy machine.
  expect(Math.max(...waits)).toBeLessThan(10_000)
})

test('a text that is too large is refused in words, and nothing of it is kept', async ({ instance, signedIn }) => {
  const visitor = new Visitor(instance.url, cookieHeader(signedIn))
  const answer = await visitor.submit('/incidents/import', { pasted: `${'An outage. '.repeat(10_000)}\n`.repeat(100) })
  const page = await answer.text()
  expect(page).toContain('10 MB')
  expect(answer.headers.get('location')).toBeNull()
})

const cookieHeader = ({ cookies }: { cookies: { name: string; value: string }[] }): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
