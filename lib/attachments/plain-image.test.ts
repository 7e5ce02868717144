import sharp from 'sharp'
import { expect, test } from 'vitest'
import { PLACE, picture } from '@/tests/support/images'
import { isPlainImage } from './plain-image'

const FORMATS = ['jpeg', 'webp', 'gif'] as const

const noise = () => {
  const raw = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, at) => ((at * 7919) % 256) ^ (at >> 5)))
  return sharp(raw, { raw: { width: 64, height: 48, channels: 3 } })
}

test.each(FORMATS)('a %s of pixels alone is plain; with anything behind its end, or cut off, it is not', async (format) => {
  const bytes = await noise().toFormat(format).toBuffer()
  const type = `image/${format}`
  expect(isPlainImage(bytes, type)).toBe(true)
  expect(isPlainImage(Buffer.concat([bytes, Buffer.from(PLACE)]), type)).toBe(false)
  for (const cut of [1, 2, 10, Math.floor(bytes.length / 2), bytes.length - 4])
    expect(isPlainImage(bytes.subarray(0, bytes.length - cut), type)).toBe(false)
})

test.each(['jpeg', 'webp'] as const)('a %s that says where it was taken is not plain', async (format) => {
  expect(isPlainImage(await picture(format), `image/${format}`)).toBe(false)
  const profile = await noise().toFormat(format).withIccProfile('p3').toBuffer()
  expect(isPlainImage(profile, `image/${format}`)).toBe(false)
})

test('a comment makes a picture not plain', async () => {
  const jpeg = await noise().jpeg().toBuffer()
  const comment = Buffer.from([0xff, 0xfe, 0, 5, 65, 66, 67])
  expect(isPlainImage(Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]), 'image/jpeg')).toBe(false)
  const gif = await noise().gif().toBuffer()
  const told = Buffer.from([0x21, 0xfe, 3, 65, 66, 67, 0])
  expect(isPlainImage(Buffer.concat([gif.subarray(0, -1), told, gif.subarray(-1)]), 'image/gif')).toBe(false)
})
