const SHORTEST = 4
/** A stretch this long at a secret's beginning is a trace of it: somebody cut the text off. */
const TRACE = 8

/** The text with every trace of these secrets blacked out: as they are, in JSON, in base64, and as they stand in a URL. */
export function scrub(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form.length >= SHORTEST)
  let clean = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const length = Math.max(0, ...forms.map((form) => traceAt(text, at, form)))
    if (length === 0) continue
    clean += `${text.slice(from, at)}[secret]`
    from = at + length
    at = from - 1
  }
  return clean + text.slice(from)
}

/** How much of a secret's beginning stands here; 0 where it is too little to be more than chance. */
function traceAt(text: string, at: number, form: string): number {
  if (!text.startsWith(form.slice(0, TRACE), at)) return 0
  let length = Math.min(TRACE, form.length)
  while (length < form.length && text[at + length] === form[length]) length++
  return length
}

function formsOf(secret: string): string[] {
  return [secret, ...passwordsIn(secret)].flatMap((part) => {
    const encoded = encodeURIComponent(part)
    return [
      part,
      JSON.stringify(part).slice(1, -1),
      encoded,
      encoded.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
      encoded.replaceAll('%20', '+'),
      ...[0, 1, 2].map((offset) => base64At(part, offset)),
      Buffer.from(part).toString('base64url'),
      Buffer.from(part).toString('hex'),
    ]
  })
}

/** As it stands within a longer text that was encoded whole, "user:password": without the letters that its neighbours share. */
function base64At(part: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(part)])
  const start = offset === 0 ? 0 : offset + 1
  return bytes.toString('base64').slice(start, Math.floor((bytes.length * 8) / 6))
}

/** What is secret of a connection string by itself. */
function passwordsIn(secret: string): string[] {
  const url = URL.canParse(secret) ? new URL(secret) : null
  if (!url?.password) return []
  return [url.password, decoded(url.password)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
