import type { SafeHtml } from '../postmortems/rendering'

/** What both kinds of feed are made of. Moments are ISO strings in UTC, addresses absolute. */
export interface Feed {
  /** Never changes, and tells nothing. */
  id: string
  title: string
  homeUrl: string
  feedUrl: string
  /** Newest first. */
  entries: FeedEntry[]
}

export interface FeedEntry {
  /** Never changes, whatever becomes of title and number. */
  id: string
  url: string
  title: string
  publishedAt: string
  /** When it was last published, or its summary or its facts were changed. */
  updatedAt: string
  authors: string[]
  tags: string[]
  html: SafeHtml
}

export const urn = (id: string): string => `urn:uuid:${id}`

/** When the newest of it changed; of an empty feed always the same moment, so that it stays the same bytes. */
export const feedUpdatedAt = ({ entries }: Feed): string =>
  new Date(Math.max(0, ...entries.map(({ updatedAt }) => Date.parse(updatedAt)))).toISOString()
