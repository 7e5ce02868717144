export interface Situation {
  /** New for each response; Next puts it on every script of its own. */
  nonce: string
  /** People reach the app by https. */
  isEncrypted: boolean
  /** What is answered is a file that somebody brought, and no page of ours. */
  isFile?: boolean
  /** What is answered is the sandbox that diagrams are drawn in (public/diagrams). */
  isSandbox?: boolean
  /** Next's development server evaluates code and injects styles. */
  isDevelopment: boolean
}

/** The headers of every page and route, as docs/security.md promises them. */
export function securityHeaders(situation: Situation): Record<string, string> {
  return {
    'Content-Security-Policy': policyOf(situation),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': situation.isSandbox ? 'SAMEORIGIN' : 'DENY',
    // Not "no-referrer": with it a browser sends the origin "null" with our own forms.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(situation.isEncrypted && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  }
}

/** Opened by itself, a file is alone in a sandbox: it runs, loads and sends nothing. */
const FILE_POLICY = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Whatever a diagram says runs here at worst: without origin, cookies, network, windows or forms, and framed by our pages only. */
const SANDBOX_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; sandbox allow-scripts; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

function policyOf(situation: Situation): string {
  if (situation.isFile) return FILE_POLICY
  return situation.isSandbox ? SANDBOX_POLICY : contentSecurityPolicy(situation)
}

/** What a page may load and do. Scripts run by nonce only; nothing comes from another host. */
export function contentSecurityPolicy({ nonce, isEncrypted, isDevelopment }: Situation): string {
  const directives = {
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self'",
    'style-src-elem': isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Computed geometry (the phase bar) is set as custom properties on elements; a style attribute cannot run anything.
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': isDevelopment ? "'self' ws:" : "'self'",
    'manifest-src': "'self'",
    'frame-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  const lines = Object.entries(directives).map(([name, value]) => `${name} ${value}`)
  return [...lines, ...(isEncrypted ? ['upgrade-insecure-requests'] : [])].join('; ')
}

const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
