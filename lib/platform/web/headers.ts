/** The path and query of the page asked for, written by proxy.ts over whatever the client sent. */
export const PATH_HEADER = 'x-nevermore-path'
