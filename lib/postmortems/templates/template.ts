/** How a postmortem is laid out: Markdown with directives, see docs/templates.md. */
export interface Template {
  /** Stored and used in addresses; never renamed. */
  id: string
  label: string
  /** What it is good for, in one sentence. */
  about: string
  /**
   * Whether it tells everything, so that an instance which reads the file back writes the same one again. Such a file, with plain front
   * matter, ends with a record of what its words do not say.
   */
  lossless: boolean
  source: string
}

/** Whether it tells only what is marked public: then whatever stands around it tells no more. */
export const isPublicOnly = ({ source }: Pick<Template, 'source'>): boolean => /^ *::public-only\b/m.test(source)

/** Whether it is about several incidents in one file. */
export const isOfSeveral = ({ source }: Pick<Template, 'source'>): boolean => /^:{3,}each\b/m.test(source)

/** Whether a file of it can be read back whole, as a sentence: by which generator of sites it is written for, that too. */
export function returnWords({ lossless }: Pick<Template, 'lossless'>, flavour: string | null = null): string {
  if (!lossless) return 'One-way: a file of it leaves things out, so it cannot be imported as the whole incident again.'
  return flavour === null || flavour === 'plain'
    ? `Lossless${flavour === null ? ' with plain front matter' : ''}: imported, a file of it is the same incident again.`
    : 'One-way for this generator of sites: with plain front matter, a file of it can be imported as the same incident again.'
}
