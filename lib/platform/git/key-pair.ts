import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { childEnvironment } from '../settings'
import { PushFailure } from './push-failure'

const run = promisify(execFile)

/** A new key for ssh, in the form that ssh itself reads. @throws PushFailure where there is no ssh on this server */
export async function makeKeyPair(comment: string): Promise<{ privateKey: string; publicKey: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'nevermore-key-'))
  const file = join(folder, 'key')
  try {
    const { PATH } = childEnvironment()
    const env = { PATH } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment.replace(/[^\w.@ -]/g, ''), '-f', file], {
      env,
      timeout: 20_000,
    })
    return { privateKey: await readFile(file, 'utf8'), publicKey: (await readFile(`${file}.pub`, 'utf8')).trim() }
  } catch {
    throw new PushFailure('no_git', 'No key could be made: there is no ssh-keygen on this server. Install OpenSSH’s client.')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
