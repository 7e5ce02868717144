/** A stream opens with a word of its server. Where none comes in this time, a proxy on the way holds back what is not whole. */
export const FIRST_WORD_MS = 6_000
/** The next ones come every 20 s: a stream that says nothing for so long has broken without telling. */
export const SILENT_MS = 45_000
