import { expect, test } from 'vitest'
import { suggestKinds } from './suggest-kinds'

const first = (title: string, details = '') => suggestKinds({ title, details })[0]?.id

test.each([
  ['Renew the certificate of the shop 30 days before it expires', 'tls'],
  ['Serve the admin pages over TLS only', 'tls'],
  ['Point the CNAME of the status page at the new provider', 'dns'],
  ['Lower the TTL of the shop’s DNS to five minutes', 'dns'],
  ['Back up the ledger every night', 'heartbeat'],
  ['The export job runs hourly and says so', 'heartbeat'],
  ['CI runs the restore test', 'ci-status'],
  ['Block merges without a green pipeline', 'ci-status'],
  ['Add a regression test for the double charge', 'test-report'],
  ['Write a test that fails when the flag is missing', 'test-report'],
  ['Add a unique constraint on payments.reference', 'sql'],
  ['Delete the orphaned rows of the cart and keep them away', 'sql'],
  ['Alert at 80 % disk usage', 'prometheus'],
  ['Page on-call when p95 latency is over 500 ms', 'prometheus'],
  ['Close port 5432 to the office network', 'tcp'],
  ['Answer 503 with Retry-After during a failover', 'http'],
  ['Return 429 on the search endpoint', 'http'],
  ['Bump openssl to 3.5 in the Dockerfile', 'file-in-repo'],
  ['Write the restore down in the runbook', 'file-in-repo'],
  ['Hold a failover drill each quarter', 'attestation'],
  ['Agree on an SLA with the card processor', 'attestation'],
  ['Have check_mk_disk cover the build hosts', 'plugin'],
])('%s: %s', (title, kind) => {
  expect(first(title)).toBe(kind)
})

test.each([
  ['Thank the people of the night shift'],
  ['Call the landlord'],
  ['See https://tracker.example/api/certificates/12 for what is left'],
])('nothing is guessed of %s', (title) => {
  expect(suggestKinds({ title, details: '' })).toEqual([])
})

test('the title counts before the details, a kind is named once, and never more than two are', () => {
  const kinds = suggestKinds({
    title: 'Renew certificates nightly in CI',
    details: 'The certificate, the DNS record, the endpoint and the runbook.',
  })
  expect(kinds.map(({ id }) => id)).toEqual(['ci-status', 'tls'])
  expect(first('Make it hold', 'The backup of the ledger runs every night.')).toBe('heartbeat')
  expect(suggestKinds({ title: 'Renew the CERTIFICATE', details: 'certificate' })).toMatchObject([
    { id: 'tls', of: 'CERTIFICATE' },
  ])
})
