import { buildNode } from '../../scripts/build-node.mjs'

/** Thread files are started from dist/threads: they are bundled once before the run, so that tests run the code as it is now. */
export default async function setup() {
  await buildNode({ threadsOnly: true })
}
