import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net'
import { afterAll } from 'vitest'

/** A real server on loopback that a test talks to; closed, with everything it still holds open, after the file's tests. */
export interface FarSide {
  port: number
  /** Connections it has seen. */
  connections(): number
}

export const httpServer = (answer: RequestListener): Promise<FarSide> => listen(createHttp(answer))

export const httpsServer = (tls: { cert: string; key: string }, answer: RequestListener): Promise<FarSide> =>
  listen(createHttps(tls, answer))

/** Speaks bytes, not HTTP: for answers no HTTP library would give. */
export const tcpServer = (talk: (socket: Socket) => void): Promise<FarSide> =>
  listen(
    createTcp((socket) => {
      socket.on('error', () => {})
      talk(socket)
    }),
  )

function listen(server: Server): Promise<FarSide> {
  const open = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  afterAll(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port, connections: () => connections }))
  })
}
