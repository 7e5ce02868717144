/**
 * How a text is read. "section": the whole of Markdown. "short": an entry, a cause, a lesson; one line of it is always one paragraph,
 * whatever it begins with ("# of errors", "1. restart"), and several lines hold lists, quotes, tables and code, but no headings.
 */
export type Reading = 'section' | 'short'

/**
 * How it is shown. "page" is a whole document on a page of its own: its headings start right below the page's, those of a section
 * below the section's.
 */
export type Rendering = Reading | 'page'

/** HTML that came out of the sanitiser. Only html.ts, verbatim.ts and marked.ts make it, and only <Prose> shows it. */
export type SafeHtml = string & { readonly sanitised: unique symbol }

/** Raised with every change of what comes out: it is part of the hash under which rendered text is kept. */
export const RENDERER_VERSION = 3
