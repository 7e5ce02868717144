import sharp, { type Sharp } from 'sharp'
import { Invalid } from '../platform/errors'

/** What an image is made of at most: 100 megapixels, the frames of an animation together. */
const MOST_PIXELS = 100_000_000
const LONGEST_SECONDS = 30

// Only what we ask of it is ever decoded; HEIF, which AVIF is, is not: see decision 056.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadNsgifFile', 'VipsForeignLoadWebpFile'],
})
sharp.cache(false)
sharp.concurrency(1)

export interface CleanImage {
  width: number
  height: number
}

let before: Promise<unknown> = Promise.resolve()

/**
 * Writes an image anew, so that nothing of it is left but its pixels: no place it was taken at, no camera, no thumbnail, nothing
 * behind its end. It is turned as its metadata said. One at a time: a picture is small, and its pixels are not.
 * @throws Invalid where it is broken, or too large to be decoded
 */
export function rewriteImage(from: string, mediaType: string, to: string): Promise<CleanImage> {
  const mine = before.then(() => rewrite(from, mediaType, to))
  before = mine.catch(() => {})
  return mine
}

async function rewrite(from: string, mediaType: string, to: string): Promise<CleanImage> {
  const limits = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const
  try {
    const moves = ((await sharp(from, limits).metadata()).pages ?? 1) > 1
    const image = sharp(from, { ...limits, animated: moves }).timeout({ seconds: LONGEST_SECONDS })
    const { width, height, pageHeight } = await written(moves ? image : image.autoOrient(), mediaType).toFile(to)
    return { width, height: pageHeight ?? height }
  } catch (error) {
    throw new Invalid(`This image cannot be read (${(error as Error).message.split('\n')[0]}). Save it anew and attach that.`)
  }
}

function written(image: Sharp, mediaType: string): Sharp {
  if (mediaType === 'image/png') return image.png()
  if (mediaType === 'image/jpeg') return image.jpeg({ quality: 90 })
  if (mediaType === 'image/webp') return image.webp({ quality: 90 })
  return image.gif()
}
