import { readdir, readFile } from 'node:fs/promises'
import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { fromRoot } from '../platform/root'
import { acceptImport } from './accept.store'
import { saveSource } from './store'

/**
 * Fills an empty instance with the documents that come with the program, each read and accepted as any other would be. Loading
 * them again gives the incidents that are there already. Answers their numbers.
 */
export async function loadExamples(actor: Actor): Promise<number[]> {
  demand(actor, 'write')
  const folder = fromRoot('lib', 'importing', 'examples')
  const numbers: number[] = []
  for (const name of (await readdir(folder)).sort()) {
    const { id } = await saveSource(actor, { name, bytes: new Uint8Array(await readFile(`${folder}/${name}`)) })
    numbers.push(...(await acceptImport(actor, id)).map(({ number }) => number))
  }
  return numbers
}
