import { chatLog } from './chat-log/importer'
import type { Importer, ReadOptions, SourceFile } from './importer'
import { incidentIo } from './incident-io/importer'
import { irc } from './irc/importer'
import { json } from './json/importer'
import { markdown } from './markdown/importer'
import { opsgenie } from './opsgenie/importer'
import { pagerduty } from './pagerduty/importer'
import { slack } from './slack/importer'

/** In the order they are asked; the last takes every text. */
const importers: readonly Importer[] = [slack, incidentIo, pagerduty, opsgenie, json, irc, chatLog, markdown]

/** `isPlain`: whatever it may be of, it is to be read as text. */
export const importerFor = (file: SourceFile, { isPlain = false }: ReadOptions = {}): Importer =>
  (isPlain ? undefined : importers.find((one) => one.accepts(file))) ?? markdown

/** Which other files of its source one belongs to, by its path; null for a file that stands alone. */
export function groupingOf(path: string) {
  for (const { grouping } of importers) {
    const found = grouping?.of(path)
    if (grouping && found) return { ...found, join: grouping.join }
  }
  return null
}

/** Whether a file has a form of its own, and is not read by what takes every JSON or every text. */
export const hasKnownForm = (file: SourceFile): boolean => ![json, markdown].includes(importerFor(file))
