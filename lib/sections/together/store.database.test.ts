import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { db } from '../../platform/db/client'
import { Forbidden, Invalid, NotFound } from '../../platform/errors'
import { newId } from '../../platform/ids'
import { listHistory } from '../../revisions/store'
import { addSection, deleteSection, editSection, listSections } from '../store'
import { Incomplete } from './document'
import { openTogether, pushUpdate } from './store'

let ines: MemberActor
let tom: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
  tom = await makeMember('editor', 'Tom')
})

async function withSection(body: string) {
  const { id: incidentId } = await makeIncident(ines)
  const { id } = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body })
  const standing = async () => (await listSections(ines, incidentId)).find((section) => section.id === id)
  return { incidentId, id, standing }
}

/** A browser: a document of its own, and what was typed there since it was last asked. */
async function open(actor: MemberActor, sectionId: string) {
  const { id: documentId, state } = await openTogether(actor, sectionId)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const text = doc.getText('body')
  let typed: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => typed.push(update))
  const take = () => {
    const updates = typed
    typed = []
    return updates
  }
  return { doc, text, take, push: (update: Uint8Array) => pushUpdate(actor, { sectionId, documentId, update }) }
}

test('four people type into one section at once, and every word stands in it', async () => {
  const { id, standing } = await withSection('It began.\n')
  const all = await Promise.all([ines, tom, ines, tom].map((actor) => open(actor, id)))
  await Promise.all(
    all.map(async (one, who) => {
      for (let n = 0; n < 5; n++) {
        one.text.insert(one.text.length, `w${who}-${n} `)
        for (const update of one.take()) await one.push(update)
      }
    }),
  )
  const body = (await standing())?.body ?? ''
  for (let who = 0; who < 4; who++) for (let n = 0; n < 5; n++) expect(body).toContain(`w${who}-${n} `)
  expect(body.startsWith('It began.\n')).toBe(true)
  expect((await open(tom, id)).text.toString()).toBe(body)
})

test('what comes twice counts once, and what comes before its turn is asked for again', async () => {
  const { id, standing } = await withSection('')
  const page = await open(ines, id)
  page.text.insert(0, 'one')
  page.text.insert(3, ' two')
  const [first, second] = page.take()
  if (!first || !second) throw new Error('two updates')
  await expect(page.push(second)).rejects.toThrow(Incomplete)
  expect((await standing())?.body).toBe('')
  expect(await page.push(first)).toBe(1)
  expect(await page.push(first)).toBe(1)
  expect(await page.push(second)).toBe(2)
  expect(await page.push(Y.mergeUpdates([first, second]))).toBe(2)
  expect(await standing()).toMatchObject({ body: 'one two', version: 3 })
})

test('what is no plain text, or too much of it, is refused and changes nothing', async () => {
  const { id, standing } = await withSection('It began.')
  const page = await open(ines, id)
  const made = (write: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc()
    write(doc)
    return Y.encodeStateAsUpdate(doc)
  }
  const wrong = [
    new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255]),
    new TextEncoder().encode('body=hello'),
    made((doc) => doc.getMap('body').set('a', 1)),
    made((doc) => doc.getText('title').insert(0, 'x')),
    made((doc) => doc.getText('body').insert(0, 'x', { bold: true })),
    made((doc) => doc.getText('body').insertEmbed(0, { image: 'x' })),
    made((doc) => doc.getArray('body').insert(0, [new Y.Text('x')])),
    made((doc) => doc.getText('body').setAttribute('x', 'y')),
    made((doc) => doc.getText('body').insert(0, 'a\0b')),
    made((doc) => doc.getText('body').insert(0, 'x'.repeat(200_001))),
    new Uint8Array(2_000_001),
  ]
  for (const update of wrong) await expect(page.push(update)).rejects.toThrow(Invalid)
  expect(await standing()).toMatchObject({ body: 'It began.', version: 1 })
  page.text.insert(9, ' It ended.')
  for (const update of page.take()) await page.push(update)
  expect((await standing())?.body).toBe('It began. It ended.')
})

test('a form, and a deleted and restored word, change only their own place of a text that others are writing', async () => {
  const { id, standing } = await withSection('one two three')
  const page = await open(tom, id)
  page.text.insert(13, ' four')
  await editSection(ines, { id, version: 1, body: 'one TWO three' })
  for (const update of page.take()) await page.push(update)
  expect((await standing())?.body).toBe('one TWO three four')
  const [after] = [await open(ines, id)]
  expect(after.text.toString()).toBe('one TWO three four')
})

test('many changes are folded, and whoever opens then has all of them', async () => {
  const { id, standing } = await withSection('')
  const page = await open(ines, id)
  for (let n = 0; n < 45; n++) {
    page.text.insert(page.text.length, `${n} `)
    for (const update of page.take()) await page.push(update)
  }
  expect((await open(tom, id)).text.toString()).toBe((await standing())?.body)
  expect((await standing())?.body).toContain('0 1 2 ')
  expect(await db().sectionDocument.findUnique({ where: { sectionId: id } })).toMatchObject({ seq: 45, stateSeq: 40 })
})

test('what several people write without a pause is one revision with all of their names; a form or publishing begins another', async () => {
  const { incidentId, id } = await withSection('')
  const [hers, his] = [await open(ines, id), await open(tom, id)]
  const type = async (page: typeof hers, word: string) => {
    page.text.insert(page.text.length, word)
    for (const update of page.take()) await page.push(update)
  }
  const history = () => listHistory(ines, incidentId, { subjectId: id, take: 20 })
  await type(hers, 'a')
  await type(his, 'b')
  await type(hers, 'c')
  const [run, made] = await history()
  expect(run?.revision).toMatchObject({ author: { name: 'Ines' }, others: [{ name: 'Tom' }], version: 4, sinceVersion: 2 })
  expect(run?.before).toMatchObject({ body: '' })
  expect(made?.revision.version).toBe(1)
  await db().revision.updateMany({ where: { subjectId: id }, data: { untilAt: new Date(Date.now() - 121_000) } })
  await type(his, 'd')
  expect((await history()).map(({ revision }) => revision.version)).toEqual([5, 4, 1])
  await editSection(ines, { id, version: 5, title: 'Harm' })
  await type(his, 'e')
  expect((await history()).map(({ revision }) => revision.version)).toEqual([7, 6, 5, 4, 1])
})

test('a form that was opened in the midst of writing together changes its heading, and shows both texts where it changes the text', async () => {
  const { id, standing } = await withSection('')
  const page = await open(tom, id)
  for (const word of ['a', 'b', 'c']) {
    page.text.insert(page.text.length, word)
    for (const update of page.take()) await page.push(update)
  }
  await expect(editSection(ines, { id, version: 2, title: 'Harm', body: 'mine' })).rejects.toMatchObject({
    name: 'Conflict',
    theirs: { body: 'abc' },
  })
  await editSection(ines, { id, version: 3, title: 'Harm' })
  expect(await standing()).toMatchObject({ title: 'Harm', body: 'abc' })
})

test('who may not see a section, or may only read, neither opens it nor writes; a deleted one is not there', async () => {
  const viewer = await makeMember('viewer')
  const { incidentId, id } = await withSection('')
  const page = await open(ines, id)
  page.text.insert(0, 'x')
  const update = page.take()[0] ?? new Uint8Array()
  const documentId = (await openTogether(ines, id)).id
  await expect(openTogether(viewer, id)).rejects.toThrow(Forbidden)
  await expect(pushUpdate(viewer, { sectionId: id, documentId, update })).rejects.toThrow(Forbidden)
  await db().section.update({ where: { id }, data: { audience: 'restricted' } })
  await expect(openTogether(tom, id)).rejects.toThrow(NotFound)
  await expect(pushUpdate(tom, { sectionId: id, documentId, update })).rejects.toThrow(NotFound)
  await deleteSection(ines, { id, version: 1 })
  await expect(page.push(update)).rejects.toThrow(NotFound)
  expect(await listSections(ines, incidentId)).toEqual([])
})
