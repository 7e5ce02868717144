import type { Importer, SourceFile } from './importer'
import { markdown } from './markdown/importer'

/** In the order they are asked; the last takes every text. */
const importers: readonly Importer[] = [markdown]

export const importerFor = (file: SourceFile): Importer => importers.find((one) => one.accepts(file)) ?? markdown
