/** How many times as wide as its place the picture can be drawn. */
export const ZOOMS = [1, 2, 4, 8, 16, 32] as const

/** The widest of them that is not wider than what was asked for. */
export const readZoom = (wanted: unknown): (typeof ZOOMS)[number] =>
  ZOOMS.findLast((zoom) => zoom <= Number(typeof wanted === 'string' ? wanted : 1)) ?? 1
