import type { Draft, DraftIncident } from '../draft'
import { passagesOf } from '../edit'
import type { SourceFile } from '../importers/importer'
import { INCIDENT_LIMIT } from '../limits'
import { decode, headBytes } from '../text'
import { looksLikeJson, parseJson } from './parse'
import { Sheet } from './sheet'

/** Bytes in which the names of a known form show, if it is one. */
const HEAD = 262_144

/** The beginning of a file that is JSON; null of any other. For `accepts`, which must be cheap. */
export function headOf({ bytes }: SourceFile): string | null {
  if (!mayBeJson(bytes)) return null
  try {
    const { text } = decode(headBytes(bytes, HEAD))
    return looksLikeJson(text) ? text : null
  } catch {
    return null
  }
}

/** Whether the first sign of a file that is no space may open JSON: most files are told by it, without being decoded. */
function mayBeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 32) ?? 0
  return first >= 0x80 || first === 0x7b || first === 0x5b
}

/** @throws Invalid where it is no JSON, saying where it breaks */
export function openJson({ bytes }: SourceFile, folded?: ReadonlySet<string>): { sheet: Sheet; encoding: Draft['encoding'] } {
  const { text, encoding } = decode(bytes)
  return { sheet: new Sheet(parseJson(text.trim()), folded), encoding }
}

/**
 * Reads the incidents of a JSON file. The draft's spans lie in the file as it is laid out for people, not in its bytes.
 * @throws Invalid where it is no JSON
 */
export function readJsonFile(
  file: SourceFile,
  importer: string,
  incidentsOf: (sheet: Sheet) => DraftIncident[],
  folded?: ReadonlySet<string>,
): { text: string; draft: Draft } {
  const { sheet, encoding } = openJson(file, folded)
  const read = incidentsOf(sheet).slice(0, INCIDENT_LIMIT)
  const incidents = read.length > 1 ? read.map(withOwnSpan) : read
  const isEmpty = incidents.every((incident) => passagesOf(incident).length === 0 && incident.title === null)
  const why = isEmpty ? 'Its fields are those of a known form, but no message, event or text stands in them.' : null
  return { text: sheet.text, draft: { importer, encoding, why, incidents: why === null ? incidents : [] } }
}

/** Of several incidents each is shown beside its own stretch of the file, not the whole. */
function withOwnSpan(incident: DraftIncident): DraftIncident {
  const spans = [...incident.titleSpans, ...passagesOf(incident).flatMap((passage) => passage.spans)]
  if (spans.length === 0) return incident
  const bounds = spans.reduce(({ start, end }, span) => ({ start: Math.min(start, span.start), end: Math.max(end, span.end) }))
  return { ...incident, span: bounds }
}
