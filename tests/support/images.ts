import sharp from 'sharp'

/** What must not be found in what is kept. */
export const PLACE = 'RAVEN ROCK 54.1'

/** A red picture of 40×20 pixels, taken somewhere with the camera held upright. */
export async function picture(format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: '#c00' } })
    .withExif({ IFD0: { ImageDescription: PLACE }, IFD3: { GPSLatitudeRef: 'N', GPSMapDatum: PLACE } })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer()
}

/** A picture of many colours, as a camera without a memory takes it: its pixels differ with every lossy writing. */
export async function photo(format: 'png' | 'jpeg' | 'webp' | 'gif'): Promise<Buffer> {
  const [width, height] = [80, 60]
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => ((at * 7919) % 256) ^ (at >> 5)))
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer()
}
