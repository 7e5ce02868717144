/** How the places begin in which a browser keeps what was typed and is not on the server: then follow member, section, document, page. */
export const KEPT = 'nevermore kept'
