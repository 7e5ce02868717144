import * as Y from 'yjs'
import { Invalid } from '../../platform/errors'
import { isStorable } from '../../platform/text'
import { changesBetween } from './changes'

/** The one text of a document. */
const BODY = 'body'

/** As many characters as a section may have. */
const MOST_TEXT = 200_000

/** Bytes of one update: hours of writing without a connection are far less. */
const MOST_UPDATE = 2_000_000

/** A new document that holds a text. */
export function newDocument(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText(BODY).insert(0, text.replace(/\r\n?/g, '\n'))
  return Y.encodeStateAsUpdate(doc)
}

/** The document that these updates make, in any order. */
export function openDocument(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  doc.getText(BODY)
  return doc
}

const bodyOf = (doc: Y.Doc): Y.Text => doc.getText(BODY)

/** What a document holds, as Markdown. */
export const textOf = (doc: Y.Doc): string => bodyOf(doc).toString()

/**
 * Takes over what a browser wrote, which may have come before. Afterwards the document is spoilt where this throws: throw it away.
 * @returns whether it knows more than before
 * @throws Invalid where it is no update, more than one plain text, or too much; Incomplete where something before it is missing
 */
export function takeUpdate(doc: Y.Doc, update: Uint8Array): boolean {
  if (update.length > MOST_UPDATE)
    throw new Invalid(
      `Got a change of ${update.length} bytes; expected at most ${MOST_UPDATE}. Copy your text and open it again.`,
    )
  let isNew = false
  const seen = () => {
    isNew = true
  }
  doc.on('update', seen)
  try {
    if (!Y.decodeUpdate(update).structs.every(isPlain)) throw new Invalid(NO_TEXT)
    Y.applyUpdate(doc, update)
  } catch (error) {
    throw error instanceof Invalid ? error : new Invalid(NO_TEXT)
  } finally {
    doc.off('update', seen)
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Incomplete()
  if (doc.share.size !== 1) throw new Invalid(NO_TEXT)
  judgeText(textOf(doc))
  return isNew
}

/** A change came before one that it builds upon; the browser sends what is missing. */
export class Incomplete extends Error {
  override name = 'Incomplete'
}

const NO_TEXT = 'Got something else than a change of the text; expected an update of Yjs with plain text.'

function isPlain(struct: Y.AbstractStruct): boolean {
  if (!(struct instanceof Y.Item)) return struct instanceof Y.GC
  const isText = struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentDeleted
  return isText && struct.parentSub === null && (struct.parent === null || (struct.parent as unknown) === BODY)
}

function judgeText(text: string): void {
  if (text.length > MOST_TEXT)
    throw new Invalid(`The text is longer than ${MOST_TEXT.toLocaleString('en')} characters; shorten it.`)
  if (!isStorable(text))
    throw new Invalid('The text holds a character that cannot be stored (a NUL or half of a character); remove it.')
}

/**
 * Makes a document hold another text by the smallest change of its middle, so that what others write beside it stays where it is.
 * @returns the update, null where it holds that text already
 */
export function changeText(doc: Y.Doc, text: string): Uint8Array | null {
  const before = Y.encodeStateVector(doc)
  const body = bodyOf(doc)
  const changes = changesBetween(body.toString(), text.replace(/\r\n?/g, '\n'))
  if (changes.length === 0) return null
  doc.transact(() => {
    for (const { at, remove, insert } of changes.reverse()) {
      body.delete(at, remove)
      body.insert(at, insert)
    }
  })
  return Y.encodeStateAsUpdate(doc, before)
}

/** All of a document, for somebody who has nothing of it. */
export const stateOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)

/** How much of it somebody has: by it they are told what they lack. */
export const vectorOf = (doc: Y.Doc): Uint8Array => Y.encodeStateVector(doc)
