import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Keeping } from '@/components/writing/together/keeping'
import { type Saving, Session } from '@/components/writing/together/session'
import type { Transport } from '@/components/writing/together/transport'
import type { MemberActor } from '@/lib/access/actor'
import { Hub } from '@/lib/live/hub'
import { tellCursor } from '@/lib/live/rooms.store'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { addSection, editSection, listSections } from '@/lib/sections/store'
import { Incomplete } from '@/lib/sections/together/document'
import { openTogether, pushUpdate } from '@/lib/sections/together/store'
import { makeIncident, makeMember } from '@/tests/support/builders'

let hub = new Hub(process.env.DATABASE_URL ?? '')
afterAll(() => hub.stop())

let people: MemberActor[]
beforeAll(async () => {
  people = await Promise.all(['Ines', 'Tom', 'Ana', 'Kofi'].map((name) => makeMember('editor', name)))
})

/** The same numbers for the same seed. */
function random(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

interface Line {
  /** How much goes wrong, from 0 to 1. */
  faults: number
  chance: () => number
}

/** The stores, reached over a line that breaks, delays, loses answers and says things twice. */
function lineTo(actor: MemberActor, sectionId: string, line: Line): Transport {
  const goesWrong = (share = 1) => line.chance() < line.faults * share
  return {
    async listen(hearing, signal) {
      if (goesWrong()) throw new Error('no connection')
      const { id, seq, state, vector } = await openTogether(actor, sectionId)
      await new Promise<void>((resolve) => {
        let leave = () => {}
        const end = () => {
          leave()
          resolve()
        }
        signal.addEventListener('abort', end)
        hearing.opened({ id, state, vector })
        const update = (bytes: Uint8Array) => (goesWrong(0.4) ? end() : hearing.update(bytes))
        const writer = { memberId: actor.memberId, sectionId, seq, update, cursor: () => {}, end }
        leave = hub.write(writer, newId())
      })
    },
    async push(documentId, update) {
      if (goesWrong()) throw new Error('no connection')
      await sleep(line.chance() * 20)
      const push = () => pushUpdate(actor, { sectionId, documentId, update })
      if (goesWrong(0.5)) {
        // The request arrives after the browser has given it up and tried again.
        sleep(line.chance() * 100)
          .then(push)
          .catch(() => {})
        throw new Error('no answer in time')
      }
      try {
        await push()
      } catch (error) {
        if (error instanceof Incomplete) return false
        throw error
      }
      if (goesWrong(0.5)) throw new Error('the answer was lost')
      return true
    },
    async point() {},
  }
}

function memory(kept = new Map<string, Uint8Array>()): Keeping {
  return {
    read: () => [...kept.values()],
    write(_, update) {
      if (update) kept.set('own', update)
      else kept.delete('own')
      return true
    },
    forget: (update) => void (kept.get('own') === update && kept.delete('own')),
  }
}

async function open(actor: MemberActor, sectionId: string, line: Line, keeping = memory()) {
  const states: Saving[] = []
  const transport = lineTo(actor, sectionId, line)
  const session = new Session({ transport, keeping, onSaving: (saving) => void states.push(saving) })
  await until(() => session.isReady)
  return { session, states }
}

async function until(isTrue: () => boolean | Promise<boolean>) {
  while (!(await isTrue())) await sleep(20)
}

async function withSection(body: string) {
  const [actor] = people as [MemberActor]
  const { id: incidentId } = await makeIncident(actor)
  const { id } = await addSection(actor, { id: newId(), incidentId, title: 'Impact', body })
  return { id, body: async () => (await listSections(actor, incidentId)).find((section) => section.id === id)?.body ?? '' }
}

/** Letters that nobody else types. */
const key = (who: number, n: number): string => String.fromCharCode(0x4e00 + who * 1_000 + n)

test.each([1, 2, 3])('over lines that break, every keystroke of four people is there once (seed %i)', async (seed) => {
  const KEYS = 60
  const section = await withSection('It began at noon.\n')
  const line = { faults: 0.3, chance: random(seed) }
  const all = await Promise.all(people.map((actor) => open(actor, section.id, line)))
  await Promise.all(
    all.map(async ({ session }, who) => {
      for (let n = 0; n < KEYS; n++) {
        session.text.insert(Math.floor(line.chance() * (session.text.length + 1)), key(who, n))
        if (n % 4 === 0) await sleep(line.chance() * 60)
        if (who === 0 && n === 30) {
          await hub.stop()
          for (const one of all) one.session.pause(true)
          hub = new Hub(process.env.DATABASE_URL ?? '')
          for (const one of all) one.session.pause(false)
        }
      }
    }),
  )
  line.faults = 0
  for (const { session } of all) session.poke()
  await until(() => all.every(({ session }) => session.isSaved))
  await until(async () => {
    const body = await section.body()
    return all.every(({ session }) => session.text.toString() === body)
  })
  const body = await section.body()
  for (let who = 0; who < people.length; who++)
    for (let n = 0; n < KEYS; n++) expect(body.split(key(who, n)), `key ${n} of ${who}`).toHaveLength(2)
  expect([...body].filter((letter) => letter < '\u4e00').join('')).toBe('It began at noon.\n')
  for (const { session } of all) session.end()
})

test('what was typed without a connection is kept when the browser is closed, and is there when it comes back', async () => {
  const [ines, tom] = people as [MemberActor, MemberActor]
  const section = await withSection('one\n')
  const [line, good] = [
    { faults: 0, chance: random(7) },
    { faults: 0, chance: random(8) },
  ]
  const kept = new Map<string, Uint8Array>()
  const { session, states } = await open(ines, section.id, line, memory(kept))
  line.faults = 1
  session.text.insert(4, 'typed on a train')
  await until(() => states.at(-1)?.kind === 'unsaved')
  session.end()
  expect(states.at(-1)).toMatchObject({ kind: 'unsaved', changes: 1, isKept: true })
  const other = await open(tom, section.id, good)
  other.session.text.insert(0, 'zero\n')
  await until(() => other.session.isSaved)
  const back = await open(ines, section.id, good, memory(kept))
  await until(() => back.session.isSaved)
  expect(await section.body()).toBe('zero\none\ntyped on a train')
  expect(kept.size).toBe(0)
  back.session.end()
  other.session.end()
})

test('what a form writes stands in the editors that are open, beside what is typed there', async () => {
  const [ines, tom] = people as [MemberActor, MemberActor]
  const section = await withSection('one two three')
  const { session } = await open(tom, section.id, { faults: 0, chance: random(9) })
  session.text.insert(13, ' four')
  await editSection(ines, { id: section.id, version: 1, body: 'one TWO three' })
  await until(() => session.text.toString() === 'one TWO three four')
  await until(async () => (await section.body()) === 'one TWO three four')
  session.end()
})

test('whoever may not see a section any more is sent away before the next word of it, and sees no caret', async () => {
  const [ines, tom] = people as [MemberActor, MemberActor]
  const section = await withSection('')
  const { id: documentId, seq } = await openTogether(tom, section.id)
  const told: Record<string, string[]> = { Tom: [], Ines: [] }
  const enter = (actor: MemberActor) => {
    const hear = (word: string) => told[actor.name]?.push(word)
    const end = () => {
      leave()
      hear('the end')
    }
    const wishes = { update: () => hear('update'), cursor: () => hear('cursor'), end }
    const leave = hub.write({ memberId: actor.memberId, sectionId: section.id, seq, ...wishes }, newId())
    return leave
  }
  const leaving = [enter(tom), enter(ines)]
  await db().section.update({ where: { id: section.id }, data: { audience: 'restricted' } })
  await tellCursor(ines, section.id, { browser: '1', anchor: null, head: null })
  await pushUpdate(ines, { sectionId: section.id, documentId, update: written('a secret') })
  await until(() => told.Ines?.includes('update') ?? false)
  expect(told).toEqual({ Tom: ['the end'], Ines: ['cursor', 'update'] })
  for (const leave of leaving) leave()
})

function written(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}
