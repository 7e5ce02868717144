/** The columns of a publication of which nothing is wanted any more: it stands as it was wished, or nobody wishes it. */
export const NOTHING_WISHED = {
  wish: null,
  wishedById: null,
  overwrites: null,
  dueAt: null,
  leasedUntil: null,
  tries: 0,
  failure: null,
  problem: null,
}

/** The columns of one that is wished again: what failed before is forgotten, and a worker that still holds it holds it no longer. */
export const WISHED_ANEW = { failure: null, problem: null, leasedUntil: null, leaseFence: { increment: 1 } }
