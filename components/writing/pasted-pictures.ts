import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** As many as somebody pastes on purpose. */
const MOST = 20
const PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/

/** The pictures that pasted HTML carries within itself (Word and Google Docs do that), as files to attach. */
export function picturesWithin(html: string): File[] {
  const found: File[] = []
  const look = (node: Nodes) => {
    const picture =
      node.type === 'element' && node.tagName === 'img' && pictureOf(String(node.properties.src ?? ''), found.length + 1)
    if (picture && found.length < MOST) found.push(picture)
    if ('children' in node) for (const child of node.children) look(child)
  }
  look(fromHtml(html))
  return found
}

function pictureOf(address: string, number: number): File | null {
  const [, type, base64] = PICTURE.exec(address) ?? []
  if (type === undefined || base64 === undefined) return null
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    return new File([bytes], `pasted-${number}.${type === 'jpeg' ? 'jpg' : type}`, { type: `image/${type}` })
  } catch {
    return null
  }
}
