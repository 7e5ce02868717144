import { expect, test } from 'vitest'
import { listen } from './web-server'

test('a stop ends streams of events at once and lets every other answer come to its end', async () => {
  let finish = () => {}
  const asked = new Promise<void>((resolve) => {
    finish = resolve
  })
  const site = await listen(0, '127.0.0.1', async (request, response) => {
    const isStream = request.url === '/stream'
    response.setHeader('content-type', isStream ? 'text/event-stream; charset=utf-8' : 'text/plain')
    response.write('begun ')
    if (isStream) return
    await asked
    response.end('and done')
  })
  const address = site.server.address()
  const url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  const [stream, page] = await Promise.all([fetch(`${url}/stream`), fetch(`${url}/page`)])
  const stopped = site.stop(60_000)
  await expect(stream.text()).rejects.toThrow()
  finish()
  expect(await page.text()).toBe('begun and done')
  expect(await stopped).toBe(true)
})
