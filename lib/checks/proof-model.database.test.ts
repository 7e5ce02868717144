import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { claim, makeCheck, OUTCOMES, passTime, waive } from '@/tests/support/checks'
import { ModelAction, ModelCheck } from '@/tests/support/proof-model'
import { moveAction } from '../corrective-actions/state.store'
import { createAction } from '../corrective-actions/store'
import { endWaiver, expireWaivers } from '../corrective-actions/waivers.store'
import { bindCheck, unbindCheck } from './bindings.store'
import { deleteCheck, disableCheck, editCheck, enableCheck, restoreCheck } from './edit.store'
import { recordRun } from './runs.store'

const [check, action] = [fc.constantFrom(0, 1), fc.constantFrom(0, 1)]
const verdict = fc.constantFrom('pass', 'pass', 'pass', 'fail', 'fail', 'error')
const on = <Kind extends string>(...kinds: Kind[]) => fc.record({ do: fc.constantFrom(...kinds), check })
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('run' as const), check, verdict }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      action,
      to: fc.constantFrom('open', 'in_progress', 'done', 'done', 'verified'),
    }),
  },
  { weight: 3, arbitrary: on('fewer passes', 'more passes', 'reworded', 'more patience') },
  { weight: 3, arbitrary: on('switch off', 'switch on', 'delete', 'restore') },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('bind', 'unbind'), check, action }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('waive', 'end waiver', 'expire'), action }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** The board as the stores keep it, and as the model has it, taken through the same steps. */
class Both {
  private seconds = 0
  private words = 0
  private models = [new ModelCheck(), new ModelCheck()]
  private modelled = [new ModelAction(), new ModelAction()]

  private constructor(
    private ines: MemberActor,
    private tomas: MemberActor,
    private checks: string[],
    private actions: string[],
  ) {}

  static async make(ines: MemberActor, tomas: MemberActor, incidentId: string): Promise<Both> {
    await db().$executeRaw`DELETE FROM checks`
    const proof = { passesToVerify: 2, soakSeconds: 60, failuresToRegress: 2, staleSeconds: 86_400 }
    const checks = [await makeCheck(ines, proof), await makeCheck(ines, proof)]
    const title = 'Accept the old names'
    const made = [0, 1].map(() => createAction(ines, { id: newId(), incidentId, title, ownerId: ines.memberId }))
    return new Both(
      ines,
      tomas,
      checks,
      (await Promise.all(made)).map(({ id }) => id),
    )
  }

  /** What the stores refuse changes nothing, and the model knows by itself when that is. */
  async take(each: Step): Promise<void> {
    try {
      await this.store(each)
    } catch (error) {
      expect(['Invalid', 'Conflict', 'NotFound']).toContain((error as Error).name)
    }
    this.model(each)
  }

  private async store(each: Step): Promise<void> {
    const { ines } = this
    const id = 'check' in each ? (this.checks[each.check] ?? '') : ''
    const actionId = 'action' in each ? (this.actions[each.action] ?? '') : ''
    const row = () => db().check.findUniqueOrThrow({ where: { id } })
    switch (each.do) {
      case 'run': {
        await passTime(61)
        const { count } = await db().check.updateMany({
          where: { id, isEnabled: true, deletedAt: null },
          data: { dueAt: new Date(Date.now() - 1) },
        })
        if (count > 0) expect(await recordRun(await claim(id), OUTCOMES[each.verdict as 'pass'], 5)).toBe(true)
        return
      }
      case 'move': {
        const { state } = await db().correctiveAction.findUniqueOrThrow({ where: { id: actionId } })
        await moveAction(ines, { id: actionId, from: state, to: each.to as 'open', because: 'a reason' })
        return
      }
      case 'bind':
        return bindCheck(ines, actionId, id)
      case 'unbind':
        return unbindCheck(ines, actionId, id)
      case 'waive':
        return waive(ines, this.tomas, actionId)
      case 'end waiver':
        return endWaiver(ines, actionId, '')
      case 'expire':
        await expireWaivers(new Date('2999-01-03T00:00:00Z'))
        return
      case 'switch off':
        return disableCheck(ines, id, (await row()).version)
      case 'switch on':
        return enableCheck(ines, id, (await row()).version)
      case 'delete':
        return deleteCheck(ines, id, (await row()).version)
      case 'restore':
        return restoreCheck(ines, id)
      default:
        return this.edit(id, each.do as 'reworded')
    }
  }

  private async edit(id: string, how: 'fewer passes' | 'more passes' | 'reworded' | 'more patience'): Promise<void> {
    const { version, title, config, intervalSeconds, passesToVerify, soakSeconds, failuresToRegress } =
      await db().check.findUniqueOrThrow({ where: { id } })
    await editCheck(this.ines, {
      ...{ id, version, title, intervalSeconds, soakSeconds },
      config: how === 'reworded' ? { url: `https://shop.example.org/${++this.words}` } : (config as Record<string, unknown>),
      passesToVerify: how === 'fewer passes' ? 1 : how === 'more passes' ? 3 : passesToVerify,
      failuresToRegress: how === 'more patience' ? 3 : failuresToRegress,
    })
  }

  private model(each: Step): void {
    if (each.do === 'run') this.seconds += 61
    const check = 'check' in each ? this.models[each.check] : undefined
    const action = 'action' in each ? this.modelled[each.action] : undefined
    const proven = this.modelled.filter(({ checks }) => check && checks.has(check))
    const withdraw = () => {
      for (const one of proven) one.withdraw()
    }
    if (each.do === 'expire') {
      for (const one of this.modelled) if (one.state === 'waived') one.become('open')
    } else if (each.do === 'move') action?.move(each.to as 'open')
    else if (each.do === 'waive') action?.become('waived')
    else if (each.do === 'end waiver') {
      if (action?.state === 'waived') action.become('open')
    } else if (check && each.do === 'restore') {
      if (!check.isDeleted) return
      check.isDeleted = false
      if (!check.isProven) withdraw()
    } else if (check && !check.isDeleted) this.modelCheck(each, check, action, withdraw)
  }

  private modelCheck(each: Step, check: ModelCheck, action: ModelAction | undefined, withdraw: () => void): void {
    switch (each.do) {
      case 'run':
        if (!check.isOn) return
        check.run(each.verdict as 'pass', this.seconds)
        if (each.verdict === 'error') return
        for (const one of this.modelled) if (one.checks.has(check)) one.settle()
        return
      case 'bind':
        if (action?.checks.has(check)) return
        action?.checks.add(check)
        if (!check.isProven) action?.withdraw()
        return
      case 'unbind':
        if (action?.checks.delete(check)) action.withdraw()
        return
      case 'switch off':
        if (check.isOn) withdraw()
        check.isOn = false
        return
      case 'switch on':
        check.isOn = true
        return
      case 'delete':
        withdraw()
        check.isDeleted = true
        return
      case 'fewer passes':
        if (check.passesToVerify > 1) withdraw()
        check.passesToVerify = 1
        return
      case 'more passes':
        check.passesToVerify = 3
        return
      case 'more patience':
        if (check.failuresToRegress < 3) withdraw()
        check.failuresToRegress = 3
        return
      case 'reworded':
        check.rewrite()
        withdraw()
    }
  }

  /** State, and every transition in its order; each that somebody hears of has its one notice. */
  async compare(seen: Set<string>): Promise<void> {
    for (const [at, id] of this.actions.entries()) {
      const { state, transitions, notices } = await db().correctiveAction.findUniqueOrThrow({
        where: { id },
        select: { state: true, transitions: { orderBy: { sequence: 'asc' } }, notices: { select: { key: true } } },
      })
      expect(state).toBe(this.modelled[at]?.state)
      expect(transitions.map(({ from, to }) => [from, to])).toEqual(this.modelled[at]?.rows)
      const heard = transitions.filter(({ to }) => to === 'verified' || to === 'regressed' || to === 'waived')
      const keys = notices.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys).toEqual(expect.arrayContaining(heard.map((row) => row.id)))
      for (const { from, to } of transitions) seen.add(`${from}→${to}`)
    }
  }
}

/** A life that meets every turn, so that the comparison means something whatever chance brings. */
const EVERY_TURN = [
  { do: 'bind', check: 0, action: 0 },
  { do: 'bind', check: 0, action: 1 },
  { do: 'bind', check: 1, action: 1 },
  { do: 'move', action: 0, to: 'done' },
  { do: 'move', action: 1, to: 'in_progress' },
  ...['fail', 'pass', 'pass', 'error'].map((verdict) => ({ do: 'run', check: 0, verdict })),
  { do: 'move', action: 1, to: 'done' },
  ...['fail', 'fail'].map((verdict) => ({ do: 'run', check: 0, verdict })),
  ...['pass', 'pass', 'pass'].map((verdict) => ({ do: 'run', check: 0, verdict })),
  ...['pass', 'pass', 'pass'].map((verdict) => ({ do: 'run', check: 1, verdict })),
  { do: 'fewer passes', check: 1 },
  { do: 'run', check: 0, verdict: 'pass' },
  { do: 'waive', action: 0 },
  { do: 'switch off', check: 0 },
  { do: 'expire', action: 0 },
] as Step[]

/** A few; `npm run torture -- --only proof` leads thousands. */
const LIVES = inject('lives')

test(
  'whatever is run, edited, switched, bound, moved and waived, the board is where the model is, with one row a change',
  async () => {
    const [ines, tomas] = [await makeMember('editor'), await makeMember('editor')]
    const incident = await makeIncident(ines)
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
        const both = await Both.make(ines, tomas, incident.id)
        for (const each of steps) await both.take(each)
        await both.compare(seen)
      }),
      { numRuns: LIVES, examples: [[EVERY_TURN]] },
    )
    for (const turn of [
      'done→verified',
      'verified→regressed',
      'regressed→verified',
      'verified→done',
      'verified→waived',
      'waived→open',
    ])
      expect(seen).toContain(turn)
  },
  60_000 + LIVES * 10_000,
)
