import { Invalid } from '../platform/errors'

/** Lines of known_hosts that hold a key each, and nothing else that ssh would act upon. @throws Invalid */
export function readHostKeys(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0 || !lines.every((line) => /^[^\s@#]\S* (ssh|ecdsa|sk)-[\w.@-]+ [A-Za-z0-9+/=]+$/.test(line.trim())))
    throw new Invalid('These are no keys of a host.')
  return `${lines.join('\n')}\n`
}
