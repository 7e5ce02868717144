import type { Feed } from './feed'

/** A feed as JSON Feed 1.1. */
export const writeJsonFeed = ({ title, homeUrl, feedUrl, entries }: Feed): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: homeUrl,
      feed_url: feedUrl,
      items: entries.map(({ id, url, title: named, html, publishedAt, updatedAt, authors, tags }) => ({
        ...{ id, url, title: named, content_html: html, date_published: publishedAt, date_modified: updatedAt },
        ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
        ...(tags.length > 0 && { tags }),
      })),
    },
    null,
    2,
  )}\n`
