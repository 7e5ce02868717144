/** An attachment as Markdown names it: `attachment:<id>/<name>`. The name is for whoever reads the Markdown; the id finds the file. */
export interface AttachmentAddress {
  id: string
  name: string
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const ADDRESS = new RegExp(`^attachment:(${ID})/([^/?#\\s]+)$`)
const ADDRESSES = new RegExp(`attachment:(${ID})/([^/?#\\s<>()"'\\]\\\\]+)`, 'g')

/** What a link or a picture in Markdown names; null where it is no attachment. */
export function readAddress(address: string): AttachmentAddress | null {
  const [, id, name] = ADDRESS.exec(address) ?? []
  return id && name ? { id, name: decode(name) } : null
}

const spelled = (name: string): string =>
  encodeURIComponent(name).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** What stands in Markdown. */
export const addressOf = ({ id, name }: AttachmentAddress): string => `attachment:${id}/${spelled(name)}`

/** Where the app serves it. */
export const pathOf = ({ id, name }: AttachmentAddress): string => `/attachments/${id}/${spelled(name)}`

/** A name as part of a relative address in a document beside which the file lies. */
export const relativePath = (...parts: string[]): string => parts.map(spelled).join('/')

/** The ids that a text names, each once. */
export const idsIn = (text: string): string[] => [...new Set([...text.matchAll(ADDRESSES)].map(([, id]) => id ?? ''))]

/** The text with the addresses of known attachments replaced; the others stay. */
export const withAddresses = (text: string, addresses: ReadonlyMap<string, string>): string =>
  text.replace(ADDRESSES, (whole, id: string) => addresses.get(id) ?? whole)

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
