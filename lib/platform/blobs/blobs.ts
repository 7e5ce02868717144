import { join } from 'node:path'
import { chooseDataDir } from '../data-dir'
import { Refusal } from '../errors'
import { settings } from '../settings'
import { DiskBlobs } from './disk'
import { S3Blobs } from './s3'

/** Part of a file, both ends included, as in an HTTP Range. */
export interface ByteRange {
  start: number
  end: number
}

/** Where files are kept under the SHA-256 of their content, in hexadecimal. What has a name never changes. */
export interface Blobs {
  /** Keeps a file of this machine whole, or not at all. Keeping what is there makes it as young as a new one. */
  put(hash: string, file: string): Promise<void>
  /** Null where it is not there. */
  read(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>
  has(hash: string): Promise<boolean>
  /** Removing what is not there is no error. */
  remove(hash: string): Promise<void>
  /** Everything that was kept before a moment. */
  listBefore(moment: Date): AsyncIterable<string>
}

const root = (): string => join(settings().dataDir ?? chooseDataDir(settings()), 'attachments')

/** Where a file waits while it comes in, beside where it will stay, so that it can be moved there at once. */
export const incomingFolder = (): string => join(root(), 'incoming')

/** The store of files that the settings name: a bucket, or a folder of the data directory. @throws Refusal */
export function blobs(): Blobs {
  const { s3Url, s3Region, s3AccessKey, s3SecretKey } = settings()
  if (!s3Url) return new DiskBlobs(join(root(), 'sha256'))
  if (!s3AccessKey || !s3SecretKey)
    throw new Refusal(
      'NEVERMORE_S3_URL names a bucket, and the key to it is not set.',
      'Set NEVERMORE_S3_ACCESS_KEY and NEVERMORE_S3_SECRET_KEY (or _FILE of them).',
    )
  return new S3Blobs(s3Url, { region: s3Region, accessKeyId: s3AccessKey, secretAccessKey: s3SecretKey })
}
