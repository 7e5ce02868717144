import { newId } from '@/lib/platform/ids'
import { readForm, send } from './form-client'
import type { TorturedInstance } from './instance'

/** An incident that the server said it has. */
export interface Ack {
  title: string
  /** "/incidents/12" */
  path: string
}

export interface Load {
  acks: Ack[]
  /** Requests that were sent and never answered, and why. */
  unanswered: string[]
  /** Answers that were neither a page nor a redirect to what was written. */
  wrong: string[]
  stop(): Promise<void>
}

/** Several people write incidents down at once, as fast as they are answered, until told to stop. */
export async function writeIncidents(
  instance: TorturedInstance,
  { writers = 4, pauseMs = 0, onAnswer = () => {} }: { writers?: number; pauseMs?: number; onAnswer?: () => void } = {},
): Promise<Load> {
  const cookie = await instance.signIn()
  const url = `${instance.url}/incidents/new`
  const page = await send({ url, cookie })
  if (!('answer' in page) || page.answer.status !== 200)
    throw new Error(`No form to write incidents: ${JSON.stringify(page).slice(0, 500)}`)
  const form = readForm(page.answer.body, 'title')
  const load: Load = { acks: [], unanswered: [], wrong: [], stop: async () => {} }
  let isOn = true
  const write = async () => {
    while (isOn) {
      const title = `Written down as ${newId()}`
      const outcome = await send({ url, method: 'POST', cookie, form: filled(form, title) })
      if (!('answer' in outcome)) {
        if (outcome.failed === 'after it was sent') load.unanswered.push(outcome.why)
        return
      }
      const { status, location = '', body } = outcome.answer
      const path = /\/incidents\/\d+/.exec(location)?.[0]
      if (status === 303 && path) {
        load.acks.push({ title, path })
        onAnswer()
      } else {
        load.wrong.push(`${status} ${location} ${textOf(body)}`)
        onAnswer()
      }
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
  const running = Promise.all(Array.from({ length: writers }, write))
  load.stop = async () => {
    isOn = false
    await running
  }
  return load
}

const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1_000)

function filled(form: FormData, title: string): FormData {
  const data = new FormData()
  for (const [name, value] of form) if (name !== 'id' && name !== 'title') data.append(name, value)
  data.append('id', newId())
  data.append('title', title)
  data.set('severity', 'SEV3')
  data.set('timeZone', 'Europe/Berlin')
  data.set('day', '2026-08-14')
  data.set('clock', '10:10')
  return data
}

/** The acknowledged incidents that the restarted server does not show. */
export async function missing(instance: TorturedInstance, acks: Ack[]): Promise<Ack[]> {
  const cookie = await instance.signIn()
  const lost: Ack[] = []
  for (const ack of acks) {
    const outcome = await send({ url: `${instance.url}${ack.path}`, cookie })
    const isThere = 'answer' in outcome && outcome.answer.status === 200 && outcome.answer.body.includes(ack.title)
    if (!isThere) lost.push(ack)
  }
  return lost
}
