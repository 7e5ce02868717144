import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isProven } from './signature'

const bytes = (text: string) => new TextEncoder().encode(text)
const proven = (headers: Record<string, string>, body: string, secret: string) =>
  isProven(new Headers(headers), bytes(body), secret)

// The secret, body and signature that GitHub's documentation gives to test an implementation with.
const GITHUB = {
  secret: "It's a Secret to Everybody",
  body: 'Hello, World!',
  signature: 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
}

test('what GitHub signs is known by its signature', () => {
  const { secret, body, signature } = GITHUB
  expect(proven({ 'X-Hub-Signature-256': signature }, body, secret)).toBe(true)
  expect(proven({ 'X-Hub-Signature-256': signature }, `${body} `, secret)).toBe(false)
  expect(proven({ 'X-Hub-Signature-256': signature }, body, `${secret} `)).toBe(false)
  expect(proven({ 'X-Hub-Signature-256': signature.replace('sha256=', '') }, body, secret)).toBe(false)
  expect(proven({ 'X-Hub-Signature-256': signature.replace('sha256=', 'sha1=') }, body, secret)).toBe(false)
})

test('what Gitea and Forgejo sign is known by its signature, and with GitHub’s beside it', () => {
  const body = JSON.stringify({ ref: 'refs/heads/main', repository: { full_name: 'team/docs' } })
  const signature = createHmac('sha256', 'own').update(body).digest('hex')
  const all = { 'X-Gitea-Signature': signature, 'X-Forgejo-Signature': signature, 'X-Hub-Signature-256': `sha256=${signature}` }
  for (const [name, value] of Object.entries(all)) expect(proven({ [name]: value }, body, 'own')).toBe(true)
  expect(proven(all, body, 'own')).toBe(true)
  expect(proven({ ...all, 'X-Gitea-Signature': 'f'.repeat(64) }, body, 'own')).toBe(false)
  expect(proven({ 'X-Gitea-Signature': signature.toUpperCase() }, body, 'own')).toBe(false)
})

test('what GitLab sends along is the secret itself', () => {
  const body = JSON.stringify({ object_kind: 'push', ref: 'refs/heads/main' })
  expect(proven({ 'X-Gitlab-Token': 'own', 'X-Gitlab-Event': 'Push Hook' }, body, 'own')).toBe(true)
  expect(proven({ 'X-Gitlab-Token': 'other' }, body, 'own')).toBe(false)
  expect(proven({ 'X-Gitlab-Token': '' }, body, 'own')).toBe(false)
})

test('without a proof nothing is proven', () => {
  expect(proven({}, '', '')).toBe(false)
  expect(proven({ 'X-Hub-Signature': 'sha1=757107ea0eb2509fc211221cce984b8a37570b6d' }, GITHUB.body, GITHUB.secret)).toBe(false)
})
