/**
 * A path of this app to go on to, out of what a link or a form says; "/" for everything else. "//host", "/\host" and their
 * like are other people's addresses to a browser.
 */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > 2000) return '/'
  const base = 'http://own.invalid'
  if (!URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  if (url.origin !== base || /^\/(api|sign-in|sign-out|setup)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash
}
