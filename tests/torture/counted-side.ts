import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Look {
  /** The address that was asked: one for each check. */
  url: string
  /** By this machine's clock, in milliseconds. */
  at: number
}

export interface CountedSide {
  url: string
  looks: Look[]
  stop(): void
}

/** A far side that answers everything, and notes what was asked when. */
export async function startCountedSide(): Promise<CountedSide> {
  const looks: Look[] = []
  const server = createServer((request, response) => {
    looks.push({ url: `${url}${request.url}`, at: Date.now() })
    response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, looks, stop: () => void server.close() }
}
