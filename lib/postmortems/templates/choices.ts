import { FLAVOURS } from '../flavours/registry'
import { TEMPLATES } from './registry'
import { isOfSeveral, type Template } from './template'

/** What can be chosen for one incident: what is built in, then what was made here. */
export const templateChoices = (own: readonly Template[]): { value: string; label: string }[] =>
  [...TEMPLATES, ...own].filter((each) => !isOfSeveral(each)).map(({ id, label }) => ({ value: id, label }))

export const flavourChoices = (): { value: string; label: string }[] => FLAVOURS.map(({ id, label }) => ({ value: id, label }))
