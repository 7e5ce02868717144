import { findKind } from './registry'

/** What a check of this kind asks, in one sentence. One written by another version of the program may hold what this one cannot read. */
export function wordConfig(kindId: string, config: unknown): string {
  const kind = findKind(kindId)
  const read = kind?.read(config)
  return kind && read?.ok ? kind.describe(read.config) : `A check of kind ${kindId} that this program cannot read`
}
