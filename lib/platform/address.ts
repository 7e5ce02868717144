import ipaddr from 'ipaddr.js'

/**
 * The address of the person behind a request: the socket's, or where the operator put N proxies in front, the N-th entry of
 * X-Forwarded-For from the right (what stands further left anybody can write). An IPv6 network counts as one address, since
 * one person has a whole /64.
 */
export function judgeAddress(socket: string | undefined, forwardedFor: string | undefined, trustedProxies: number): string {
  const hops = [...(forwardedFor?.split(',') ?? []), socket ?? ''].map((hop) => hop.trim())
  return plainAddress(hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '')
}

function plainAddress(text: string): string {
  if (!ipaddr.isValid(text)) return 'unknown'
  const address = ipaddr.process(text)
  if (address.kind() === 'ipv4') return address.toString()
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`)
  return `${network.toString()}/64`
}
