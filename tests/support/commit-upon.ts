import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A commit on top of what stands in a repository, by somebody who has a clone of it. */
export function commitUpon(bare: string, files: Record<string, string | null>, author: string): string {
  const clone = mkdtempSync(join(tmpdir(), 'nevermore-clone-'))
  const run = (...args: string[]) =>
    execFileSync('git', ['-C', clone, '-c', `user.name=${author}`, '-c', 'user.email=x@example.org', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  try {
    run('clone', '--quiet', bare, '.')
    for (const [path, text] of Object.entries(files)) {
      rmSync(join(clone, path), { force: true })
      if (text === null) continue
      mkdirSync(dirname(join(clone, path)), { recursive: true })
      writeFileSync(join(clone, path), text)
    }
    run('add', '--all')
    run('commit', '--quiet', '--message', 'Edit')
    run('push', '--quiet', 'origin', 'HEAD:main')
    return run('rev-parse', 'HEAD')
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
}
