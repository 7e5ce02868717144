/** What a document points at: addresses that lead somewhere by themselves, and those that meant a file beside it. */
export interface References {
  links: number
  images: number
  /** Addresses without a host: they led to a file that was not imported. In the order of the text, each once, at most 200. */
  relative: string[]
}

const POINTER =
  /(!)?\[[^\]\n]{0,500}\]\(\s*<?([^\s)>]{1,2000})[^)\n]{0,500}\)|<(img|a)\b[^>]{0,1000}?(?:src|href)\s*=\s*["']([^"']{1,2000})["']/giu
const BARE = /https?:\/\//giu

/** The links and images of a text, counted. */
export function referencesIn(text: string): References {
  const relative = new Set<string>()
  let images = 0
  for (const [, mark, address, tag, value] of text.matchAll(POINTER)) {
    const target = address ?? value ?? ''
    if (mark || tag?.toLowerCase() === 'img') images++
    if (target !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/|#|\{)/i.test(target) && relative.size < 200) relative.add(target)
  }
  return { links: text.match(BARE)?.length ?? 0, images, relative: [...relative] }
}
