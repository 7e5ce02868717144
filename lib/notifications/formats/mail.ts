import type { Item, Link, Message } from '../message'

/** A message as plain text. */
export function textOf({ groups, closing }: Message): string {
  const parts = groups.map(({ heading, items }) =>
    [...(heading ? [heading.toUpperCase()] : []), ...items.map(itemText)].join('\n\n'),
  )
  return `${[...parts, '-- ', ...closing.map(linkText)].join('\n\n')}\n`
}

const itemText = ({ title, url, lines }: Item): string => [title, ...lines.map((line) => `  ${line}`), `  ${url}`].join('\n')
const linkText = ({ words, url }: Link): string => (url ? `${words}: ${url}` : words)

/** The same as HTML that every mail program shows: no picture, no script, nothing loaded. */
export function htmlOf({ subject, groups, closing }: Message): string {
  const parts = groups.map(
    ({ heading, items }) =>
      `${heading ? `<h2 style="font-size:15px;margin:24px 0 8px">${escapeHtml(heading)}</h2>` : ''}${items.map(itemHtml).join('')}`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="font:15px/1.5 system-ui,sans-serif;max-width:620px;margin:0 auto;padding:16px">
${parts.join('\n')}
<hr style="border:0;border-top:1px solid #9996;margin:24px 0 8px">
${closing.map((link) => `<p style="font-size:13px;margin:4px 0">${linkHtml(link)}</p>`).join('')}
</body></html>
`
}

const itemHtml = ({ title, url, lines }: Item): string =>
  `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}">${escapeHtml(title)}</a>${lines.map((line) => `<br>${escapeHtml(line)}`).join('')}</p>`

const linkHtml = ({ words, url }: Link): string =>
  url ? `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>` : escapeHtml(words)

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
