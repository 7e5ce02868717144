import { type NextRequest, NextResponse } from 'next/server'
import { PATH_HEADER } from './lib/platform/web/headers'

// Not a gate: who may see what is decided where it is looked up (lib/access). This only tells pages their own address.
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers)
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  return NextResponse.next({ request: { headers } })
}

export const config = { matcher: '/((?!_next/static|_next/image).*)' }
