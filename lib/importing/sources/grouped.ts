import { groupingOf } from '../importers/registry'

/** A file of a source before it is read. */
export interface Part {
  /** In the source, with slashes. */
  path: string
  /** Its bytes, whatever they hold. @throws Invalid */
  bytes(): Promise<Uint8Array>
}

/** Files that belong together: the parts first, then what serves them. */
export interface Group<T extends Part> {
  name: string
  /** Where one file of all of them would stand: in the folder of the first, under `name`. */
  place: string
  parts: T[]
  /** One file of all of them. @throws Invalid */
  join(): Promise<Uint8Array>
}

/** The files of a source in their order; those that belong together are one group in the place of the first. */
export function grouped<T extends Part>(files: readonly T[]): (T | Group<T>)[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const groups = new Map<string, Group<T>>()
  const serving = new Set<string>()
  // What serves a source's groups serves each of them, and is read once.
  const read = new Map<T, Promise<Uint8Array>>()
  const once = (file: T): Promise<Uint8Array> => {
    const bytes = read.get(file) ?? file.bytes()
    read.set(file, bytes)
    return bytes
  }
  const all = files.map((file) => {
    const found = groupingOf(file.path)
    if (!found) return file
    const there = groups.get(found.key)
    if (there) {
      there.parts.push(file)
      return there
    }
    for (const path of found.beside) serving.add(path)
    const beside = found.beside.flatMap((path) => byPath.get(path) ?? [])
    const group: Group<T> = {
      name: found.name,
      place: [...file.path.split('/').slice(0, -1), found.name].join('/'),
      parts: [file],
      join: async () => {
        const held: { path: string; bytes: Uint8Array }[] = []
        for (const part of group.parts) held.push({ path: part.path, bytes: await part.bytes() })
        for (const one of beside) held.push({ path: one.path, bytes: await once(one) })
        return found.join(found.name, held).bytes
      },
    }
    groups.set(found.key, group)
    return group
  })
  return [...new Set(all)].filter((one) => !('path' in one) || !serving.has(one.path))
}
