import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readAllowance } from '@/lib/platform/net/addresses'
import { guardedConnect } from '@/lib/platform/net/guarded-connect'
import { guardedFetch } from '@/lib/platform/net/guarded-fetch'
import { HOSTS, LOOPBACK_NAMES, NUMERIC } from '../support/forbidden-hosts'

// Runs where every address there is leads to this process: whatever is connected to is heard, and by which address.
const PUBLIC = '93.184.215.14'
const NEVER = ['169.254.169.254', '[::ffff:169.254.169.254]', '0xa9fea9fe', '168.63.129.16', '224.0.0.1']
const reached: string[] = []
let redirectTo = ''
const canary = createServer((_, response) => {
  response.writeHead(redirectTo ? 302 : 200, redirectTo ? { location: redirectTo } : {}).end('canary')
})
canary.on('connection', ({ localAddress = '' }) => reached.push(localAddress.replace('::ffff:', '')))
await new Promise<void>((resolve) => canary.listen(0, '::', resolve))
const { port } = canary.address() as AddressInfo

const fetchOf = (allowed: string[], resolve?: (host: string) => Promise<string[]>) => async (host: string) => {
  const guard = { allowance: readAllowance(allowed), ...(resolve && { resolve }) }
  const request = { url: `http://${host}:${port}/`, method: 'GET' as const, headers: [], body: null }
  await guardedFetch(guard)({ ...request, followRedirects: true, timeoutMs: 1_000 })
}
const connectTo = (host: string) =>
  guardedConnect({ allowance: readAllowance([]) })({ host: host.replace(/[[\]]/g, ''), port, timeoutMs: 1_000 })

let asked = 0
/** The addresses at which the canary was reached by all of these. */
async function reachedBy(hosts: readonly string[], ask: (host: string) => Promise<unknown>): Promise<string[]> {
  reached.length = 0
  for (const host of hosts) await ask(host)
  asked += hosts.length
  return [...new Set(reached)]
}

const redirected = async (host: string) => {
  // As bytes of UTF-8: some spellings use digits of other scripts.
  redirectTo = Buffer.from(`http://${host}:${port}/`).toString('latin1')
  await fetchOf([])(PUBLIC)
  redirectTo = ''
}
const report = {
  // What shows that the canary hears: a public address, and a private one where the operator allows those.
  heard: [...(await reachedBy([PUBLIC], fetchOf([]))), ...(await reachedBy(['10.1.2.3'], fetchOf(['private'])))],
  fetched: await reachedBy([...HOSTS, ...LOOPBACK_NAMES], fetchOf([])),
  connected: await reachedBy([...HOSTS, ...LOOPBACK_NAMES], connectTo),
  resolved: await reachedBy(NUMERIC, (address) => fetchOf([], async () => [PUBLIC, address])('rebound.example')),
  never: await reachedBy(NEVER, fetchOf(['private', 'loopback'])),
  redirected: (await reachedBy(HOSTS, redirected)).filter((address) => address !== PUBLIC),
}
process.stdout.write(JSON.stringify({ asked, ...report }))
canary.closeAllConnections()
canary.close()
