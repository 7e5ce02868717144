import { readFile } from 'node:fs/promises'
import { fromRoot } from '@/lib/platform/root'
import { machineRoute } from '@/lib/platform/web/route'

export const dynamic = 'force-dynamic'

/**
 * The program that draws diagrams, as its makers publish it, for the sandbox of public/diagrams/frame.html. That has no origin and
 * so no session: anybody may have it.
 */
export const GET = machineRoute(async () => {
  const program = await readFile(fromRoot('node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js'))
  return new Response(new Uint8Array(program), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  })
})
