import { Refusal } from './errors'
import { type Installation, keepInstanceNoted, openInstallation, prepareDataDir } from './installation'
import { settings } from './settings'

/**
 * Opens the database for a process that runs without `nevermore serve`, as one of several machines.
 * @throws Refusal where DATABASE_URL does not say which database they share
 */
export async function openAlone(name: string, adopt: boolean, say: (line: string) => void): Promise<Installation> {
  if (!settings().databaseUrl)
    throw new Refusal(
      `"nevermore ${name}" runs without a database of its own, and DATABASE_URL is not set.`,
      'Set DATABASE_URL to the PostgreSQL that all its processes share, or run "nevermore serve", which brings one.',
    )
  const installation = await openInstallation(prepareDataDir(), { adopt, say })
  keepInstanceNoted(installation, say)
  return installation
}
