import { writeAtom } from './atom'
import type { Feed } from './feed'
import { writeJsonFeed } from './json-feed'

interface FeedKind {
  mediaType: string
  write: (feed: Feed) => string
}

/** By the last part of their address. */
const KINDS: Record<string, FeedKind> = {
  'atom.xml': { mediaType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  'feed.json': { mediaType: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
}

export const findFeedKind = (name: string): FeedKind | null => (Object.hasOwn(KINDS, name) ? (KINDS[name] ?? null) : null)

/** The addresses of a member's feed, by the token that is in them. */
export const feedUrls = (appUrl: string, token: string): { atom: string; json: string } => ({
  atom: `${appUrl}/feeds/${token}/atom.xml`,
  json: `${appUrl}/feeds/${token}/feed.json`,
})
