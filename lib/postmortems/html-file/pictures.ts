/** An attachment as rendered text leads to it. */
const PICTURE =
  /<a href="(\/attachments\/([0-9a-f-]{36})\/[^"]+)"><img class="md-picture" src="\1" alt="([^"]*)" loading="lazy"><\/a>/g
const LINK = /(<a href=")(\/attachments\/[0-9a-f-]{36}\/[^"]+")/g
const IN_LINK = /<img class="md-picture" src="(\/attachments\/([0-9a-f-]{36})\/[^"]+)" alt="([^"]*)" loading="lazy">/g

/** The ids of the pictures that a rendered text shows, each once. */
export const picturesIn = (html: string): string[] => [...new Set([...html.matchAll(IN_LINK)].map(([, , id]) => id ?? ''))]

/**
 * A rendered text that needs nothing of this instance to be read: its pictures are in it, as far as they are handed in, and what
 * is not leads to the app.
 * @param pictures data: addresses by the attachment's id
 * @param home where the app is reached: "https://nevermore.example.org"
 */
export function withPictures(html: string, pictures: ReadonlyMap<string, string>, home: string): string {
  const shown = (id: string, alt: string) => {
    const data = pictures.get(id)
    return data ? `<img src="${data}" alt="${alt}">` : null
  }
  return html
    .replace(PICTURE, (whole, _path, id: string, alt: string) => shown(id, alt) ?? whole)
    .replace(IN_LINK, (_whole, _path, id: string, alt: string) => shown(id, alt) ?? (alt || 'Image'))
    .replace(LINK, `$1${home}$2`)
}
