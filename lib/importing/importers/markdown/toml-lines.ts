/** What front matter in TOML says at its top level, as far as strings, dates and lists of strings go. */
export function parse(inner: string): Map<string, string | string[]> {
  const values = new Map<string, string | string[]>()
  for (const line of inner.split('\n')) {
    if (/^\s*\[/.test(line)) break
    const pair = /^\s*([\w-]{1,60})\s*=\s*(\S.*)$/.exec(line)
    if (!pair) continue
    const key = (pair[1] ?? '').toLowerCase()
    const value = (pair[2] ?? '').trim()
    const list = /^\[(.*)\]$/.exec(value)
    if (list)
      values.set(
        key,
        [...(list[1] ?? '').matchAll(/"([^"]*)"|'([^']*)'/g)].map((one) => one[1] ?? one[2] ?? ''),
      )
    else values.set(key, value.replace(/^(["'])(.*)\1$/, '$2'))
  }
  return values
}
