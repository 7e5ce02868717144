import sax from 'sax'
import { Invalid } from '../platform/errors'

const MAX_REPORT_BYTES = 10_000_000
const MAX_TESTS = 50_000
const MAX_DEPTH = 32
const MAX_NAME = 500
const MAX_MESSAGE = 2_000

export type TestState = 'passed' | 'failed' | 'skipped'

export interface ReportedTest {
  suite: string
  className: string
  name: string
  state: TestState
  durationMs: number | null
  /** Of a test that failed or was skipped: what it said, its first 2 000 letters. */
  message: string
}

/**
 * Reads JUnit XML as it arrives: `testsuites`, `testsuite`, `testcase` with `failure`, `error`, `skipped`, and nothing else of it.
 * A document type, and with it every entity of one's own, is refused; so are more than 10 MB, 50 000 tests or 32 levels.
 * @throws Invalid that says what was got
 */
export async function readJUnit(chunks: AsyncIterable<Uint8Array>): Promise<ReportedTest[]> {
  const reader = new Reader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > MAX_REPORT_BYTES) throw new Invalid(`The report is larger than ${MAX_REPORT_BYTES / 1_000_000} MB.`)
    reader.write(decode(decoder, chunk))
  }
  reader.write(decode(decoder))
  return reader.end()
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw new Invalid('The report is not UTF-8; expected JUnit XML in UTF-8.')
  }
}

class Reader {
  private readonly parser = sax.parser(true, { position: true })
  private readonly tests: ReportedTest[] = []
  private readonly open: string[] = []
  private readonly suites: string[] = []
  private test: ReportedTest | undefined
  private isMessage = false

  constructor() {
    this.parser.onerror = (error) => {
      const line = this.parser.line + 1
      throw new Invalid(`The report is no XML: ${error.message.split('\n')[0]} (line ${line}).`)
    }
    this.parser.ondoctype = () => {
      throw new Invalid('The report has a document type (<!DOCTYPE …>), which is not read; leave it out.')
    }
    this.parser.onopentag = ({ name, attributes }) => this.begin(name, attributes as Record<string, string>)
    this.parser.onclosetag = (name) => this.finish(name)
    this.parser.ontext = (text) => this.say(text)
    this.parser.oncdata = (text) => this.say(text)
  }

  write(text: string): void {
    this.parser.write(text)
  }

  /** @throws Invalid where there was no report */
  end(): ReportedTest[] {
    this.parser.close()
    if (this.open.length === 0 && this.tests.length === 0 && this.suites.length === 0 && !this.hadRoot)
      throw new Invalid('The report is empty; expected JUnit XML.')
    return this.tests
  }

  private hadRoot = false

  private begin(name: string, attributes: Record<string, string>): void {
    if (!this.hadRoot && name !== 'testsuites' && name !== 'testsuite')
      throw new Invalid(`Got XML that begins with <${name.slice(0, 40)}>; expected JUnit XML: <testsuites> or <testsuite>.`)
    this.hadRoot = true
    this.open.push(name)
    if (this.open.length > MAX_DEPTH) throw new Invalid(`The report is nested more than ${MAX_DEPTH} levels deep.`)
    if (name === 'testsuite') this.suites.push(attributes.name ?? '')
    else if (name === 'testcase' && !this.test) this.beginTest(attributes)
    else if (this.test && this.open.at(-2) === 'testcase') this.judge(name, attributes)
  }

  private beginTest({ name = '', classname = '', time = '', status = '' }: Record<string, string>): void {
    if (this.tests.length >= MAX_TESTS) throw new Invalid(`The report holds more than ${MAX_TESTS.toLocaleString('en')} tests.`)
    const seconds = Number(time.replaceAll(',', ''))
    this.test = {
      suite: clean(this.suites.at(-1) ?? '', MAX_NAME),
      className: clean(classname, MAX_NAME),
      name: clean(name, MAX_NAME),
      // Some say so by an attribute instead of an element: GoogleTest, CTest.
      state: /^(notrun|disabled|skipped)$/i.test(status) ? 'skipped' : 'passed',
      durationMs: time !== '' && seconds >= 0 && seconds < 1e6 ? Math.round(seconds * 1000) : null,
      message: '',
    }
    this.tests.push(this.test)
  }

  private judge(name: string, { message = '' }: Record<string, string>): void {
    if (!this.test || (name !== 'failure' && name !== 'error' && name !== 'skipped')) return
    if (name !== 'skipped') this.test.state = 'failed'
    else if (this.test.state === 'passed') this.test.state = 'skipped'
    this.isMessage = true
    this.say(message && `${message}\n`)
  }

  private say(text: string): void {
    if (this.isMessage && this.test && this.test.message.length < MAX_MESSAGE) this.test.message += text.slice(0, MAX_MESSAGE)
  }

  private finish(name: string): void {
    this.open.pop()
    if (name === 'testsuite') this.suites.pop()
    if (this.test && this.open.at(-1) === 'testcase') this.isMessage = false
    if (name !== 'testcase' || !this.test || this.open.includes('testcase')) return
    this.test.message = clean(this.test.message.trim(), MAX_MESSAGE)
    this.test = undefined
    this.isMessage = false
  }
}

/** As it can be stored. */
const clean = (text: string, max: number): string => text.slice(0, max).replace(/\0|\p{Surrogate}/gu, '\uFFFD')
