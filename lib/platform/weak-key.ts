const LEAST_BYTES = 32
const LEAST_BITS = 128
const PLACEHOLDER = /change.?me|replace.?me|example|password|passwort|qwerty|default|your.?(key|secret)/i

/** What makes a text no key to entrust secrets to, as a sentence; null where nothing does. */
export function weakness(text: string): string | null {
  if (Buffer.byteLength(text) < LEAST_BYTES) return `expected at least ${LEAST_BYTES} bytes of randomness`
  if (PLACEHOLDER.test(text)) return 'this is a placeholder, not a key; expected randomness'
  if (bitsOf(text) < LEAST_BITS) return 'this repeats itself too much to be random'
  return null
}

/** At most this much randomness is in a text: repetitions and runs ("abcdef", "111111") count once. */
function bitsOf(text: string): number {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.map((code, index) => code - (codes[index - 1] ?? 0))
  const surprising = steps.filter((step, index) => step !== steps[index - 1]).length
  return Math.min(periodOf(text), surprising) * Math.log2(new Set(codes).size)
}

/** The length of the shortest piece of which the text is a repetition. */
const periodOf = (text: string): number => (text + text).indexOf(text, 1)
