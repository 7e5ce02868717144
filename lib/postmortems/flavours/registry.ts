import { docusaurus } from './docusaurus/flavour'
import type { Flavour } from './flavour'
import { hugo } from './hugo/flavour'
import { jekyll } from './jekyll/flavour'
import { mkdocs } from './mkdocs/flavour'
import { plain } from './plain/flavour'

/** Every flavour, the default first. */
export const FLAVOURS: readonly [Flavour, ...Flavour[]] = [plain, jekyll, hugo, docusaurus, mkdocs]

export const DEFAULT_FLAVOUR = FLAVOURS[0]

export const findFlavour = (id: string): Flavour | null => FLAVOURS.find((flavour) => flavour.id === id) ?? null
