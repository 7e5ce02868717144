import { afterEach, expect, test } from 'vitest'
import { selfSigned } from '@/tests/support/certificates'
import { tcpServer } from '@/tests/support/far-side'
import { headerOf, mailServer, partsOf } from '@/tests/support/mail-server'
import { type Letter, mailer } from './mail'
import { overrideSettings } from './settings'

afterEach(() => {
  delete process.env.NEVERMORE_SMTP_URL
  delete process.env.NEVERMORE_MAIL_FROM
  delete process.env.NEVERMORE_URL
  overrideSettings({})
})

const never = new AbortController().signal
const letter: Letter = {
  id: '0199a000-0000-7000-8000-000000000001',
  to: { name: 'Ines', address: 'ines@example.org' },
  subject: 'ACT-34 regressed: Accept the old names',
  text: 'ACT-34\n',
  html: '<p>ACT-34</p>',
}

function by(smtpUrl: string) {
  overrideSettings({ smtpUrl, mailFrom: 'Nevermore <raven@example.org>', publicUrl: 'https://nevermore.example.org' })
  const send = mailer()
  if (!send) throw new Error('There is a mail server.')
  return send
}

test('without a server or a sender there is no e-mail', () => {
  expect(mailer()).toBeNull()
  overrideSettings({ smtpUrl: 'smtp://127.0.0.1:2525' })
  expect(mailer()).toBeNull()
})

test('a letter arrives as text and as HTML, says that a program wrote it, and keeps its id', async () => {
  const { url, received } = await mailServer()
  expect(await by(url)(letter, never)).toMatchObject({ ok: true })
  const [one] = received
  if (!one) throw new Error('Nothing arrived.')
  expect(one).toMatchObject({ from: 'raven@example.org', to: ['ines@example.org'] })
  expect(headerOf(one, 'Subject')).toBe(letter.subject)
  expect(headerOf(one, 'From')).toBe('Nevermore <raven@example.org>')
  expect(headerOf(one, 'Message-ID')).toBe(`<${letter.id}@nevermore.example.org>`)
  expect(headerOf(one, 'Auto-Submitted')).toBe('auto-generated')
  expect(Object.keys(partsOf(one))).toEqual(['text/plain', 'text/html'])
})

test('line breaks in a subject or a name never become a header or a second receiver', async () => {
  const { url, received } = await mailServer()
  const hostile = 'Hello\r\nBcc: eve@example.org\r\n\r\n<script>alert(1)</script>'
  await by(url)({ ...letter, subject: hostile, to: { name: `${hostile}, eve@example.org`, address: 'ines@example.org' } }, never)
  const [one] = received
  if (!one) throw new Error('Nothing arrived.')
  expect(one.to).toEqual(['ines@example.org'])
  expect(headerOf(one, 'Bcc')).toBeUndefined()
  expect(one.raw.split('\r\n\r\n')[0]).not.toMatch(/^<script>/m)
})

test('what a server says in the end is told from what it says for now', async () => {
  const saying = async (responseCode: number) => {
    const { url } = await mailServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('not here'), { responseCode })),
    })
    return by(url)(letter, never)
  }
  expect(await saying(550)).toEqual({ ok: false, isFinal: true, message: 'The mail server did not take it. (550)' })
  expect(await saying(451)).toEqual({ ok: false, isFinal: false, message: 'The mail server did not take it. (451)' })
})

test('a refused password may be mended, and is not said again in the answer', async () => {
  const { url } = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('wrong')),
  })
  const result = await by(url.replace('//', '//raven:kestrel-at-the-weir@'))(letter, never)
  expect(result).toMatchObject({ ok: false, isFinal: false, message: expect.stringContaining('refused the name or password') })
  expect(JSON.stringify(result)).not.toContain('kestrel')
})

test('a server that never greets, hangs up or is not there is a failure that may pass', async () => {
  const mute = await tcpServer(() => {})
  const rude = await tcpServer((socket) => socket.end('HTTP/1.0 400 Bad Request\r\n\r\n'))
  const soon = AbortSignal.timeout(300)
  expect(await by(`smtp://127.0.0.1:${mute.port}`)(letter, soon)).toMatchObject({ ok: false, isFinal: false })
  expect(await by(`smtp://127.0.0.1:${rude.port}`)(letter, never)).toMatchObject({ ok: false, isFinal: false })
  expect(await by('smtp://127.0.0.1:9')(letter, never)).toMatchObject({ ok: false, isFinal: false })
})

/** Another machine as far as its address tells: all of 127/8 is this one, but only 127.0.0.1 is taken for it. */
const ELSEWHERE = '127.0.0.2'
const SIGNED_IN = '//raven:kestrel-at-the-weir@'
const listed = (onAuth?: () => void) => ({
  onAuth: (_auth: unknown, _session: unknown, done: (error: null, answer: { user: string }) => void) => {
    onAuth?.()
    done(null, { user: 'raven' })
  },
})

test('a server that offers STARTTLS is spoken to encrypted: the password and the letter come after it', async () => {
  const { url, received } = await mailServer({
    ...selfSigned({ host: 'localhost', names: ['localhost', '127.0.0.1'] }),
    ...{ authOptional: false, disabledCommands: [], ...listed() },
  })
  expect(await by(url.replace('//', SIGNED_IN))(letter, never)).toMatchObject({ ok: true })
  expect(received).toMatchObject([{ wasEncrypted: true, user: 'raven' }])
})

test('a password never goes to another machine in the clear, nor to one that cannot show who it is', async () => {
  let asked = 0
  const count = () => {
    asked++
  }
  const plain = await mailServer({ authOptional: false, allowInsecureAuth: true, ...listed(count) }, ELSEWHERE)
  expect(await by(plain.url.replace('//', SIGNED_IN))(letter, never)).toMatchObject({
    ...{ ok: false, isFinal: false, message: expect.stringContaining('No encrypted connection') },
  })
  const unknown = await mailServer(
    { ...selfSigned({ host: ELSEWHERE }), authOptional: false, disabledCommands: [], ...listed(count) },
    ELSEWHERE,
  )
  expect(await by(unknown.url.replace('//', SIGNED_IN))(letter, never)).toMatchObject({ ok: false, isFinal: false })
  expect([asked, plain.received, unknown.received]).toEqual([0, [], []])
})
