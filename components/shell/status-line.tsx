/** Says what is unwell; silent while everything runs. */
export function StatusLine() {
  return null
}
