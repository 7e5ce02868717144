/** The path and query of the page asked for, written by proxy.ts over whatever the client sent. */
export const PATH_HEADER = 'x-nevermore-path'

/** The client's address, written by our own server (cli/web.ts) over whatever the client sent, by `judgeAddress`. */
export const ADDRESS_HEADER = 'x-nevermore-address'
