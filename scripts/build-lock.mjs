import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lets one process at a time build into a folder; a lock whose process is gone is taken over. */
export async function withBuildLock(folder, work) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, '.building')
  for (let said = false; !take(file); said = true) {
    if (!said) process.stderr.write('Waiting for another start to finish building …\n')
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!isAlive(file)) rmSync(file, { force: true })
  return false
}

function isAlive(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
