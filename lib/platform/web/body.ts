import 'server-only'
import { Invalid } from '../errors'

/** The body of a request as far as it has at most so many bytes. @throws Invalid */
export async function readBody({ headers, body }: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () => new Invalid(`The request has more than ${most / 1_000_000} MB, which is all that is read.`)
  if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
