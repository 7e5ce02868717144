export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue }
type Step = string | number

/**
 * Reads a path such as `status`, `checks[0].state`, `$.data["a key"].x` or `items[-1]` (from the end). Names and numbers only:
 * no wildcards, filters or recursion. Null where it is not one.
 */
export function readPath(path: string): Step[] | null {
  const steps: Step[] = []
  let rest = path.trim().replace(/^\$(?=$|[.[])\.?/, '')
  if (rest === '') return path.trim() === '$' ? [] : null
  for (let first = true; rest !== ''; first = false) {
    const name = (first ? /^([^.[\]"'\s]+)/ : /^\.([^.[\]"'\s]+)/).exec(rest)
    const index = /^\[(-?\d{1,9})\]/.exec(rest)
    const quoted = /^\[("(?:[^"\\]|\\.)*"|'[^'\\]*')\]/.exec(rest)
    const [whole = '', found = ''] = name ?? index ?? quoted ?? []
    if (whole === '') return null
    const step = name ? found : index ? Number(found) : unquote(found)
    if (step === null) return null
    steps.push(step)
    rest = rest.slice(whole.length)
  }
  return steps
}

function unquote(text: string): string | null {
  if (text.startsWith("'")) return text.slice(1, -1)
  try {
    return String(JSON.parse(text))
  } catch {
    return null
  }
}

/** The value at a path; undefined where there is none. Only what the document itself holds, nothing inherited. */
export function valueAt(document: JsonValue, steps: readonly Step[]): JsonValue | undefined {
  let value: JsonValue | undefined = document
  for (const step of steps) {
    if (value === null || typeof value !== 'object' || value === undefined) return undefined
    if (Array.isArray(value)) value = typeof step === 'number' ? value.at(step) : undefined
    else value = Object.hasOwn(value, String(step)) ? value[String(step)] : undefined
  }
  return value
}
