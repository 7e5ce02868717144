import { uuidv7 } from 'uuidv7'

/** A file that is attached now, as Markdown names it. */
export interface Attached {
  name: string
  address: string
  isPicture: boolean
}

/**
 * Attaches a file to an incident, telling how much of it has gone (0 to 1).
 * @throws Error with words for the person
 */
export function sendFile(number: string, file: File, onGone: (share: number) => void, signal: AbortSignal): Promise<Attached> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (words: string) => reject(new Error(words))
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onGone(loaded / total)
    request.onload = () => {
      if (request.status !== 200) return fail(WORDS[request.status] ?? request.responseText.trim())
      const answer = parse(request.responseText)
      if (answer?.address) resolve(answer)
      else fail('The server answered with something else. Try again.')
    }
    request.onerror = () => fail('The server did not answer. Try again.')
    request.onabort = () => fail('Ended.')
    signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.set('file', file)
    request.open('POST', `/incidents/${encodeURIComponent(number)}/attachments/upload?id=${uuidv7()}`)
    request.send(form)
  })
}

const WORDS: Record<number, string> = {
  401: 'You are signed out. Sign in again in another tab, then try again.',
  413: 'A server in between does not let a file of this size through.',
}

/** How the text names it: a picture is shown, anything else is linked. */
export const markdownOf = ({ name, address, isPicture }: Attached): string =>
  isPicture ? `![${name.replace(/\.[^.]*$/, '')}](${address})` : `[${name}](${address})`

/** What the route beside it answers (app/incidents/[number]/attachments/upload). */
function parse(text: string): Attached | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
