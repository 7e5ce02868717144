import { prepare } from '../../scripts/prepare.mjs'

/** These tests run what `npm start` runs: it is built once before, where it is out of date. */
export default async function setup() {
  await prepare({ web: true })
}
