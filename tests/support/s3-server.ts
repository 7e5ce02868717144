import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export const S3_KEY = { region: 'eu-central-1', accessKeyId: 'AKIDRAVEN', secretAccessKey: 'kept/under+the/tower' }

interface Kept {
  bytes: Buffer
  changedAt: Date
}

/** A store that answers like S3: it checks every signature (version 4) and every payload's hash, and pages its listings by two. */
export class S3Server {
  readonly objects = new Map<string, Kept>()
  readonly refused: string[] = []
  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<S3Server> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const s3 = new S3Server(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.on('request', (request, response) => void s3.answer(request, response))
    return s3
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.from(await text(request.setEncoding('latin1')), 'latin1')
    const problem = judge(request, body)
    if (problem) {
      this.refused.push(problem)
      response.writeHead(403).end(`<Error><Code>${problem}</Code></Error>`)
      return
    }
    const url = new URL(request.url ?? '/', this.origin)
    if (url.searchParams.get('list-type') === '2') response.end(this.list(url))
    else this.one(request, response, decodeURIComponent(url.pathname), body)
  }

  private one({ method, headers }: IncomingMessage, response: ServerResponse, path: string, body: Buffer): void {
    const kept = this.objects.get(path)
    if (method === 'PUT') {
      this.objects.set(path, { bytes: body, changedAt: new Date() })
      response.end()
    } else if (method === 'DELETE') {
      this.objects.delete(path)
      response.writeHead(204).end()
    } else if (!kept) response.writeHead(404).end(method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code></Error>')
    else {
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
      const part = start ? kept.bytes.subarray(Number(start), Number(end) + 1) : kept.bytes
      response.writeHead(start ? 206 : 200, { 'Content-Length': part.length }).end(method === 'HEAD' ? undefined : part)
    }
  }

  private list(url: URL): string {
    const root = `${url.pathname}/`
    const prefix = root + (url.searchParams.get('prefix') ?? '')
    const after = url.searchParams.get('continuation-token') ?? ''
    const all = [...this.objects].filter(([path]) => path.startsWith(prefix) && path > after).sort(([a], [b]) => (a < b ? -1 : 1))
    const page = all.slice(0, 2)
    const contents = page.map(
      ([path, { changedAt }]) =>
        `<Contents><Key>${path.slice(root.length)}</Key><LastModified>${changedAt.toISOString()}</LastModified></Contents>`,
    )
    const next = all.length > 2 ? `<NextContinuationToken>${page[1]?.[0]}</NextContinuationToken>` : ''
    return `<?xml version="1.0"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${contents.join('')}${next}</ListBucketResult>`
  }
}

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Buffer, value: string): Buffer => createHmac('sha256', key).update(value).digest()

/** Computes the signature anew from the request, as the description of version 4 says; null where it is right. */
function judge({ method, url, headers }: IncomingMessage, body: Buffer): string | null {
  const [, credential = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), ?SignedHeaders=(\S+), ?Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? []
  const [key, day, region, service, end] = credential.split('/')
  const scope = [day, region, service, end].join('/')
  if (key !== S3_KEY.accessKeyId || scope !== `${day}/${S3_KEY.region}/s3/aws4_request`) return 'InvalidAccessKeyId'
  const date = String(headers['x-amz-date'])
  const sentAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!date.startsWith(day ?? '') || !(Math.abs(Date.now() - sentAt) < 15 * 60_000)) return 'RequestTimeTooSkewed'
  const names = signed.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return 'AccessDenied'
  const payload = String(headers['x-amz-content-sha256'])
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const [path = '', query = ''] = (url ?? '').split('?')
  const canonical = [
    method,
    path,
    query.split('&').filter(Boolean).sort().join('&'),
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    payload,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const signingKey = [day, region, service, end].reduce<string | Buffer>(
    (from, part) => hmac(from, part ?? ''),
    `AWS4${S3_KEY.secretAccessKey}`,
  )
  return timingSafeEqual(hmac(signingKey, toSign), Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch'
}
