import { actions } from './actions'
import { causes } from './causes'
import type { Leaf } from './directive'
import { facts, measures, milestones } from './fact-lists'
import { incidents } from './incidents'
import { lessons } from './lessons'
import { proof } from './proof'
import { section, sections } from './sections'
import { timeline } from './timeline'

/** Every directive that stands in a line of its own, by its name. */
export const LEAVES: ReadonlyMap<string, Leaf> = new Map(
  [facts, milestones, measures, section, sections, timeline, causes, actions, proof, lessons, incidents].map((each) => [
    each.name,
    each,
  ]),
)
