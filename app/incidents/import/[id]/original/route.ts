import { getOriginal } from '@/lib/importing/store'
import { memberRoute } from '@/lib/platform/web/route'
import { attachment } from '@/lib/postmortems/file-names'

/** The file as it came in, byte for byte; never shown by the browser as a page of ours. */
export const GET = memberRoute(async (actor, _request, { params }: { params: Promise<{ id: string }> }) => {
  const { name, bytes } = await getOriginal(actor, (await params).id)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachment(name),
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
