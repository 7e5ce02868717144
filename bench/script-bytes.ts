import type { CDPSession } from 'playwright'

/** Counts the bytes of scripts as they come over the wire, from now on. */
export async function countScripts(network: CDPSession): Promise<{ bytes: () => number }> {
  const isScript = new Set<string>()
  let bytes = 0
  network.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && isScript.add(requestId))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (isScript.has(requestId)) bytes += encodedDataLength
  })
  await network.send('Network.enable')
  return { bytes: () => bytes }
}
