import { overrideSettings } from '../lib/platform/settings'

/** Options of every command that needs the data directory or its database; for parseArgs. */
export const databaseOptions = {
  'data-dir': { type: 'string' },
  'adopt-database': { type: 'boolean' },
} as const

export interface DatabaseOptions {
  'data-dir'?: string | undefined
  'adopt-database'?: boolean | undefined
}

/** What the command line says goes before what the environment says. */
export function applyOptions(options: DatabaseOptions & { port?: string | undefined; host?: string | undefined }): void {
  overrideSettings({ dataDir: options['data-dir'], port: options.port, host: options.host })
}
