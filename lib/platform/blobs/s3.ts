import { openAsBlob } from 'node:fs'
import { AwsClient } from 'aws4fetch'
import sax from 'sax'
import type { Blobs, ByteRange } from './blobs'

interface Key {
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const PATIENCE_MS = 60_000

/** Files in an S3-compatible bucket, addressed by path: https://host/bucket/folder/abcd… */
export class S3Blobs implements Blobs {
  private readonly client: AwsClient
  private readonly bucket: string
  private readonly prefix: string

  constructor(address: string, key: Key) {
    // Its own retries would send a body that was read already.
    this.client = new AwsClient({ ...key, service: 's3', retries: 0 })
    const { origin, pathname } = new URL(address)
    const [bucket = '', ...folders] = pathname.split('/').filter(Boolean)
    this.bucket = `${origin}/${bucket}`
    this.prefix = folders.map((folder) => `${decodeURIComponent(folder)}/`).join('')
  }

  async put(hash: string, file: string): Promise<void> {
    // The name is the hash of the content: the far side refuses what was damaged on its way.
    const headers = { 'X-Amz-Content-Sha256': hash, 'Content-Type': 'application/octet-stream' }
    await this.ask('PUT', this.addressOf(hash), { headers, body: await openAsBlob(file) })
  }

  async read(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const headers = range && { Range: `bytes=${range.start}-${range.end}` }
    const response = await this.ask('GET', this.addressOf(hash), { ...(headers && { headers }) }, [404])
    if (response.ok) return response.body
    await response.body?.cancel()
    return null
  }

  async has(hash: string): Promise<boolean> {
    return (await this.ask('HEAD', this.addressOf(hash), {}, [404])).ok
  }

  async remove(hash: string): Promise<void> {
    await this.ask('DELETE', this.addressOf(hash), {}, [404])
  }

  async *listBefore(moment: Date): AsyncIterable<string> {
    for (let after: string | undefined; ; ) {
      const query = new URLSearchParams({ 'list-type': '2', prefix: this.prefix })
      if (after) query.set('continuation-token', after)
      const page = readListing(await (await this.ask('GET', `${this.bucket}?${String(query).replaceAll('+', '%20')}`)).text())
      for (const { key, changedAt } of page.objects) {
        const name = key.slice(this.prefix.length)
        if (/^[0-9a-f]{64}$/.test(name) && changedAt < moment) yield name
      }
      if (!page.next) return
      after = page.next
    }
  }

  private addressOf(hash: string): string {
    return `${this.bucket}/${encodeURI(this.prefix)}${hash}`
  }

  private async ask(method: string, address: string, more: RequestInit = {}, alsoFine: number[] = []): Promise<Response> {
    const signed = await this.client.sign(address, { method, ...more, ...(more.body ? { body: null } : {}) })
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(more.body && { body: more.body }),
    })
    if (response.ok || alsoFine.includes(response.status)) return response
    const words = (await response.text()).slice(0, 500)
    throw new Error(`The store of files answered ${response.status} to ${method} ${new URL(address).pathname}: ${words}`)
  }
}

interface Listing {
  objects: { key: string; changedAt: Date }[]
  next: string | undefined
}

/** What ListObjectsV2 answers. */
function readListing(xml: string): Listing {
  const listing: Listing = { objects: [], next: undefined }
  const parser = sax.parser(true)
  let fields: Record<string, string> = {}
  let text = ''
  parser.onopentag = ({ name }) => {
    text = ''
    if (name === 'Contents') fields = {}
  }
  parser.ontext = (piece) => {
    text += piece
  }
  parser.onclosetag = (name) => {
    if (name === 'Contents') listing.objects.push({ key: fields.Key ?? '', changedAt: new Date(fields.LastModified ?? 0) })
    else if (name === 'NextContinuationToken') listing.next = text
    else fields[name] = text
    text = ''
  }
  parser.write(xml).close()
  return listing
}
