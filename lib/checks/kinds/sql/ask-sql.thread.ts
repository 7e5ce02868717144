import type { Socket } from 'node:net'
import { readAllowance } from '../../../platform/net/addresses'
import { nameFailure } from '../../../platform/net/failures'
import { type GuardedConnect, guardedConnect } from '../../../platform/net/guarded-connect'
import { serveRequests } from '../../../platform/thread'
import { type Answer, type AskRequest, CONNECT_MS, MAX_BYTES, type Rows, SqlFailed, tell, tooLarge, WALL_MS } from './ask'
import { askMysql, killByMysql } from './mysql'
import { askPostgres } from './postgres'

serveRequests(async (request: AskRequest): Promise<Answer> => {
  const { host, port, engine } = request.target
  const connect = guardedConnect({ allowance: readAllowance(request.allowTargets) })
  const open = () => connect({ host, port, timeoutMs: CONNECT_MS })
  const connection = await open()
  if (!connection.ok) return { ok: false, failure: connection.failure, message: connection.message }
  const { socket } = connection
  let cancelBy: Buffer | string | undefined
  const session = {
    socket,
    cancelBy: (how: Buffer | string) => {
      cancelBy = how
    },
  }
  const limits = startLimits(socket)
  try {
    const ask: Promise<Rows> = engine === 'postgresql' ? askPostgres(session, request) : askMysql(session, request)
    return await Promise.race([ask, limits.reached])
  } catch (error) {
    if (error instanceof SqlFailed) {
      if (error.failure === 'query_timed_out') await cancel(open, cancelBy, request)
      return { ok: false, failure: error.failure, message: error.message, ...(error.mend !== undefined && { mend: error.mend }) }
    }
    const { failure, message } = nameFailure(error)
    return { ok: false, failure, message }
  } finally {
    limits.end()
    socket.destroy()
  }
})

/** From outside the session: whatever the server, the driver or the statement does, it ends by then. */
function startLimits(socket: Socket) {
  let end = () => {}
  const reached = new Promise<never>((_, reject) => {
    const wall = setTimeout(() => reject(tell('query_timed_out')), WALL_MS)
    const bytes = setInterval(() => socket.bytesRead > MAX_BYTES && reject(tooLarge()), 5)
    const closed = () => reject(Object.assign(new Error('closed'), { code: 'ECLOSED' }))
    socket.once('close', closed)
    end = () => {
      clearTimeout(wall)
      clearInterval(bytes)
      socket.off('close', closed)
    }
  })
  reached.catch(() => {})
  return { reached, end }
}

/** Tells the server to end what still runs; it is not waited for long, and not told of. */
async function cancel(open: () => ReturnType<GuardedConnect>, how: Buffer | string | undefined, request: AskRequest) {
  if (how === undefined) return
  const connection = await open()
  if (!connection.ok) return
  const { socket } = connection
  const done = typeof how === 'string' ? killByMysql(socket, request, how) : sent(socket, how)
  await Promise.race([done.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))])
  socket.destroy()
}

const sent = (socket: Socket, bytes: Buffer): Promise<void> => new Promise((resolve) => socket.end(bytes, resolve))
