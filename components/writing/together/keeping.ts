import { KEPT } from './kept'
import { base64Of, bytesOf } from './transport'

/** Where what is not on the server yet is kept meanwhile. */
export interface Keeping {
  /** Everything that was ever kept of a document and not sent, by this browser and this member. */
  read: (documentId: string) => Uint8Array[]
  /** Puts it in the place of what this page kept before; null where there is nothing. False where the browser does not keep it. */
  write: (documentId: string, update: Uint8Array | null) => boolean
  /** What another page kept (it was closed, or its browser) has reached the server. */
  forget: (update: Uint8Array) => void
}

/** In the browser's storage: it outlives the page, the browser and a machine that is switched off. Each page has a place of its own. */
export function keepInBrowser(memberId: string, sectionId: string, browser: string): Keeping {
  const all = `${KEPT} ${memberId} ${sectionId} `
  return {
    read: (documentId) =>
      keys()
        .filter((key) => key.startsWith(`${all}${documentId} `))
        .flatMap((key) => kept(key) ?? []),
    write(documentId, update) {
      const own = `${all}${documentId} ${browser}`
      try {
        if (update) localStorage.setItem(own, base64Of(update))
        else localStorage.removeItem(own)
        return true
      } catch {
        return false
      }
    },
    forget(update) {
      const text = base64Of(update)
      // Not where a page that is open keeps more there by now.
      for (const key of keys()) if (key.startsWith(all) && localStorage.getItem(key) === text) localStorage.removeItem(key)
    },
  }
}

/** The sections of which something is kept here for this member. */
export const keptSections = (memberId: string): string[] => {
  const begin = `${KEPT} ${memberId} `
  return [...new Set(keys().flatMap((key) => (key.startsWith(begin) ? (key.slice(begin.length).split(' ')[0] ?? []) : [])))]
}

function keys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

function kept(key: string): Uint8Array | null {
  try {
    return bytesOf(localStorage.getItem(key) ?? '')
  } catch {
    return null
  }
}
