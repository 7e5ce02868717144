import type { ActionState } from '@/lib/corrective-actions/rules'

// How an action is proven, once more, as docs/proof.md says it: small, slow and independent of the rules and stores it is held
// against. Time is a count of seconds.

export type ModelVerdict = 'pass' | 'fail' | 'error'

export class ModelCheck {
  isOn = true
  isDeleted = false
  passesToVerify = 2
  soakSeconds = 60
  failuresToRegress = 2
  private passes = 0
  private fails = 0
  private soaked = 0
  private last: ModelVerdict | null = null
  private lastAt = 0

  constructor(private readonly intervalSeconds = 60) {}

  run(verdict: ModelVerdict, at: number) {
    const gap = at - this.lastAt
    const wasLookedAt = this.last !== null && this.last !== 'error' && gap <= 3 * this.intervalSeconds
    if (this.passes > 0 && wasLookedAt) this.soaked += gap
    if (verdict === 'pass') {
      if (this.passes === 0) this.soaked = 0
      this.passes++
      this.fails = 0
    }
    if (verdict === 'fail') {
      this.passes = 0
      this.soaked = 0
      this.fails++
    }
    this.last = verdict
    this.lastAt = at
  }

  rewrite() {
    this.passes = 0
    this.fails = 0
    this.soaked = 0
    this.last = null
  }

  get isBroken(): boolean {
    return this.isOn && this.fails >= this.failuresToRegress
  }

  get isProven(): boolean {
    const enough = this.passes >= this.passesToVerify && this.soaked >= this.soakSeconds
    return this.isOn && !this.isBroken && enough && this.last === 'pass'
  }
}

export class ModelAction {
  state: ActionState = 'open'
  checks = new Set<ModelCheck>()
  rows: [ActionState | null, ActionState][] = [[null, 'open']]

  become(to: ActionState) {
    if (to === this.state) return
    this.rows.push([this.state, to])
    this.state = to
  }

  /** One of its checks has passed or failed. */
  settle() {
    const asked = [...this.checks].filter((check) => !check.isDeleted)
    const isProven = asked.length > 0 && asked.every((check) => check.isProven)
    if (isProven && (this.state === 'done' || this.state === 'regressed')) this.become('verified')
    else if (this.state === 'verified' && asked.some((check) => check.isBroken)) this.become('regressed')
  }

  /** What proves it is less than it was, or more than is proven. */
  withdraw() {
    if (this.state === 'verified') this.become('done')
  }

  move(to: ActionState) {
    const isByHand = to === 'open' || to === 'in_progress' || to === 'done'
    if (!isByHand || this.state === 'waived') return
    if (this.state === 'regressed' && to === 'open') return
    if (this.state === 'verified' && to === 'done') return
    this.become(to)
  }
}
