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
