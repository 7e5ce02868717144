/**
 * Whom a check asks, by its config: host and port of its address, or the secret that names a server. Null where it asks nobody
 * outside. Checks of one far side take turns (turns.ts); two names of one server count as two.
 */
export function farSideOf(config: unknown): string | null {
  if (typeof config !== 'object' || config === null) return null
  const { url, repository, host, port, secret } = config as Record<string, unknown>
  const address = url || repository
  if (typeof address === 'string' && URL.canParse(address)) {
    const { protocol, host: place } = new URL(address)
    return `${protocol}//${place}`
  }
  if (typeof host === 'string' && host !== '') return `${host}:${port ?? ''}`
  if (typeof address === 'string' && address !== '') return address
  return typeof secret === 'string' && secret !== '' ? `secret ${secret}` : null
}
