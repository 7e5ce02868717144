import { parseArgs } from 'node:util'
import { judgeAddress } from '../lib/platform/address'
import { openAlone } from '../lib/platform/alone'
import { ADDRESS_HEADER } from '../lib/platform/private-headers'
import { projectRoot } from '../lib/platform/root'
import { prepareForNext, settings } from '../lib/platform/settings'
import { applyOptions, databaseOptions } from './options'
import { onStop } from './stop-signal'
import { listen } from './web-server'

/** In-flight requests may take this long while stopping; the supervisor gives the whole stop 10 s. */
const PATIENCE_MS = 6_000

/** `nevermore web`: the web process alone. Ends with the exit code once it is asked to stop. */
export async function web(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ...databaseOptions,
      port: { type: 'string' },
      host: { type: 'string' },
      supervised: { type: 'boolean' },
      dev: { type: 'boolean' },
    },
  })
  applyOptions(values)
  if (!values.supervised) await openAlone('web', values['adopt-database'] ?? false, console.error)
  prepareForNext(values.dev ? 'development' : 'production')
  const stopped = new Promise<string>((resolve) => onStop(resolve, { supervised: values.supervised ?? false }))
  const site = await serveSite(values.dev ?? false)
  process.send?.('ready')
  if (!values.supervised) console.log(`Ready: ${settings().publicUrl ?? `http://localhost:${settings().port}`}`)
  await stopped
  await site.stop()
  // Whatever still holds the event loop (a pool, a timer of Next) has nothing left to do.
  process.exit(0)
}

async function serveSite(dev: boolean) {
  const { port, host } = settings()
  const { default: next } = await import('next')
  const app = next({ dev, dir: projectRoot(), hostname: host, port })
  const handle = app.getRequestHandler()
  // Listening first: a port that is in use is told at once, and whoever asks while Next wakes up is answered then.
  let wake = () => {}
  const awake = new Promise<void>((resolve) => {
    wake = resolve
  })
  const site = await listen(port, host, (request, response) => {
    // Written over whatever the client sent: the limits of sign-in count by it.
    request.headers[ADDRESS_HEADER] = judgeAddress(
      request.socket.remoteAddress,
      request.headers['x-forwarded-for']?.toString(),
      settings().trustedProxies,
    )
    awake.then(() => handle(request, response)).catch((error) => response.destroy(error))
  })
  await app.prepare()
  if (dev) site.server.on('upgrade', app.getUpgradeHandler())
  wake()
  return {
    async stop() {
      const inTime = await site.stop(PATIENCE_MS)
      if (!inTime) console.error('Some requests took too long and were cut off.')
      await app.close()
    },
  }
}
