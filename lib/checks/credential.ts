/** What looks like a value that nobody should read, and what to call it. */
const LOOKS: [RegExp, string][] = [
  [/[a-z][a-z\d+.-]{0,30}:\/\/[^\s/?#@:]*:[^\s/?#@]+@/i, 'an address with a password'],
  [/[?&][\w.-]*(?:token|secret|passw(?:or)?d|api[_-]?key|signature)=(?!\{secret\})[^&\s]{3,}/i, 'an address with a token'],
  [/\bauthorization["']?\s*[:=]\s*(?!\w*\s*\{secret\})\S/i, 'the value of an Authorization header'],
  [/\b(?:Bearer|Basic)\s+(?=[\w+/.~-]*[\d+/=_])[\w+/.=~-]{8,}/, 'the value of an Authorization header'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [
    /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|sk_live_\w{10,})/,
    'a token',
  ],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{6,}/, 'a token'],
  [
    /\b(?:password|passwd|pwd|client_secret|access_token|api_?key)["']?\s*[=:]\s*["']?(?!\{secret\})[^\s"'&{}]{3,}/i,
    'a password',
  ],
]

/** Names of what holds such a value; `secret` alone holds the name of one. */
const HOLDS = /authorization|cookie|passw(?:or)?d|token|api[-_]?key|secret|credential/i

/** What of a check's settings seems to be a credential, in words that do not repeat it; null where nothing does. */
export function credentialIn(value: unknown, key = ''): string | null {
  if (typeof value === 'string') {
    if (HOLDS.test(key) && key !== 'secret' && value.trim() !== '' && !value.includes('{secret}')) return `a value for “${key}”`
    return LOOKS.find(([look]) => look.test(value))?.[1] ?? null
  }
  if (typeof value !== 'object' || value === null) return null
  if ('name' in value && 'value' in value && typeof value.name === 'string') return credentialIn(value.value, value.name)
  for (const [name, one] of Object.entries(value)) {
    const found = credentialIn(one, Array.isArray(value) ? key : name)
    if (found !== null) return found
  }
  return null
}
