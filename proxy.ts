import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { Forbidden } from './lib/platform/errors'
import { log } from './lib/platform/log'
import { judgeOrigin, publicUrl } from './lib/platform/origins'
import { PATH_HEADER } from './lib/platform/private-headers'
import { isDevelopment } from './lib/platform/settings'
import { securityHeaders } from './lib/platform/web/security-headers'

// Not a gate: who may see and do what is decided where it is looked up (lib/access). This gives every answer its headers, tells
// pages their own address, and turns foreign forms away early with words of ours; mutation.ts judges each of them again.
export function proxy(request: NextRequest) {
  const headers = securityHeaders({
    nonce: randomBytes(16).toString('base64'),
    isEncrypted: publicUrl().startsWith('https://'),
    isDevelopment: isDevelopment(),
    isFile: request.nextUrl.pathname.startsWith('/attachments/'),
    isSandbox: request.nextUrl.pathname === '/diagrams/frame.html',
  })
  const refusal = refuse(request)
  if (refusal) return new NextResponse(`${refusal.message}\n`, { status: refusal.status, headers })
  const inward = new Headers(request.headers)
  inward.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  // Next reads the nonce for its own scripts from the request.
  inward.set('Content-Security-Policy', headers['Content-Security-Policy'] ?? '')
  const response = NextResponse.next({ request: { headers: inward } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  // Pictures that are made to be shown on other sites, and what the sandbox of diagrams loads, which has no origin.
  if (/^\/(badge|diagrams)\//.test(request.nextUrl.pathname)) response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  if (isDocument(request.nextUrl.pathname)) response.headers.set('Cache-Control', 'no-store, private')
  return response
}

// Files that are attached go straight to disk, and what passes here is kept in memory: their route looks after itself.
export const config = { matcher: '/((?!_next/static|_next/image|incidents/[^/]+/attachments/upload$).*)' }

/** A page, or the server functions behind it; not a machine's address, which judges its callers itself, and not a file of public/. */
const isDocument = (path: string): boolean => !/^\/(api|ping|_next)\//.test(path) && !/\.[a-z0-9]{2,12}$/.test(path)

function refuse(request: NextRequest): { status: number; message: string } | null {
  const { method, nextUrl } = request
  if (method === 'GET' || method === 'HEAD' || !isDocument(nextUrl.pathname)) return null
  if (method !== 'POST') return { status: 405, message: `${method} is not understood here.` }
  try {
    judgeOrigin(request.headers.get('origin'))
    return null
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error
    log().warn({ path: nextUrl.pathname, because: error.message }, 'refused')
    return { status: 403, message: error.message }
  }
}
