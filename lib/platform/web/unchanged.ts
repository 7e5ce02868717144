import 'server-only'
import { createHash } from 'node:crypto'

/**
 * An answer that whoever has it already need not get again: 304 where If-None-Match names it. `headers` say what may keep it for how
 * long; they go along either way.
 */
export function answerUnlessKnown(request: Request, body: string, headers: Record<string, string>): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const tagged = { ...headers, ETag: etag }
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
    ? new Response(null, { status: 304, headers: tagged })
    : new Response(body, { headers: tagged })
}
