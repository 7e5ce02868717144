/**
 * Runs `stop` once when this process is asked to end: by a signal, or because its supervisor is gone. Under a supervisor the
 * terminal's Ctrl-C is left to that one, which asks us in its own time.
 */
export function onStop(stop: (because: string) => void, { supervised = false } = {}): void {
  let asked = false
  const ask = (because: string) => {
    if (asked) return
    asked = true
    stop(because)
  }
  process.on('SIGTERM', () => ask('SIGTERM'))
  process.on('SIGINT', () => !supervised && ask('SIGINT'))
  process.on('SIGHUP', () => !supervised && ask('SIGHUP'))
  if (supervised) process.on('disconnect', () => ask('the supervisor is gone'))
  // Whoever reads our output may leave before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
