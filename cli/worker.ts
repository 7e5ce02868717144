import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { fromRoot } from '../lib/platform/root'
import { applyOptions, databaseOptions } from './options'

/** `nevermore worker`: runs dist/worker.js, which stops by itself on SIGTERM. */
export async function worker(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { ...databaseOptions, supervised: { type: 'boolean' } } })
  applyOptions(values)
  if (values.supervised) {
    // The terminal's Ctrl-C is for the supervisor, which asks by SIGTERM; without a supervisor nobody would.
    process.on('SIGINT', () => {})
    process.on('SIGHUP', () => {})
    process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  } else {
    const { openAlone } = await import('../lib/platform/alone')
    await openAlone('worker', values['adopt-database'] ?? false, console.error)
  }
  process.send?.('ready')
  // Lasts as long as the worker does.
  await import(pathToFileURL(fromRoot('dist', 'worker.js')).href)
  return 0
}
