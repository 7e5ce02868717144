/** A host as a secret names it: "shop.example.org", "*.example.org" for everything below, an address; a port may follow. */
export const isHostPattern = (text: string): boolean =>
  /^((\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?$/.test(text)

/** Whether a secret for these hosts may be sent to this URL. Where no host is named it may be sent nowhere. */
export function isFor(hosts: readonly string[], { host, hostname }: URL): boolean {
  return hosts.some((pattern) => {
    if (!pattern.startsWith('*')) return pattern === hostname || pattern === host
    return hostname.endsWith(pattern.slice(1)) || host.endsWith(pattern.slice(1))
  })
}
