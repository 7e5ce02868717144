import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One hash over the names and contents of the given files and folders; what is not there counts as not there. */
export function hashFiles(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesIn(root, path)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

// Tests do not go into what is built; generated code is judged by its source.
function filesIn(root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => (name === 'generated' ? [] : filesIn(root, `${path}/${name}`)))
}
