const WIDE = /[０-９：／－．＋]/g

/** Full-width digits and the marks of dates as their half-width forms; every character keeps its place. */
export const halfWidth = (text: string): string => text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
