import { describe, expect, test } from 'vitest'
import { Invalid } from '../platform/errors'
import { decode } from './text'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, isBig: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), !isBig)
  return bytes
}

test.each([
  ['UTF-8', utf8('Größe – 💥'), 'Größe – 💥', 'utf-8'],
  ['UTF-8 with a mark', utf8('\ufeffGröße'), 'Größe', 'utf-8'],
  ['UTF-16, little end first, with a mark', utf16('\ufeffGröße 障害', false), 'Größe 障害', 'utf-16le'],
  ['UTF-16, big end first, with a mark', utf16('\ufeffGröße', true), 'Größe', 'utf-16be'],
  ['UTF-16 without a mark', utf16('# Outage of the shop', false), '# Outage of the shop', 'utf-16le'],
  ['UTF-16, big end first, without a mark', utf16('# Outage of the shop', true), '# Outage of the shop', 'utf-16be'],
  ['Windows-1252', Uint8Array.of(0x93, 0x47, 0x72, 0xf6, 0xdf, 0x65, 0x94, 0x20, 0x80), '“Größe” €', 'windows-1252'],
  ['lines of both', Uint8Array.of(...utf8('süß\n'), 0x73, 0xfc, 0xdf), 'süß\nsüß', 'mixed'],
  ['nothing', new Uint8Array(), '', 'utf-8'],
] as const)('a file in %s is read', (_, bytes, text, name) => {
  expect(decode(bytes)).toMatchObject({ text, encoding: { name } })
})

test('line ends become one kind, and a NUL becomes a visible mark', () => {
  expect(decode(utf8('a\r\nb\rc\0d')).text).toBe('a\nb\nc\ufffdd')
})

test.each([
  ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array<number>(100).fill(0))],
  ['a program', Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)],
])('%s is refused as no text', (_, bytes) => {
  expect(() => decode(bytes)).toThrow(Invalid)
})

describe('wrongly decoded characters', () => {
  test.each([
    ['donâ€™t', 'don’t'],
    ['0.5 ðŸ’¥', '0.5 💥'],
    ['butâ€¦I', 'but…I'],
    ['GrÃ¶ÃŸe', 'Größe'],
    ['Ã©tÃ©', 'été'],
    ['â€œquotedâ€\u009d', '“quoted”'],
    ['twice: Ã¢â‚¬â„¢', 'twice: ’'],
  ])('%s is put right', (wrong, right) => {
    const { text, encoding } = decode(utf8(wrong))
    expect(text).toBe(right)
    expect(encoding.mended).toBeGreaterThan(0)
  })

  test.each([
    'São Paulo, não',
    'NÃO',
    'Ångström Ümläute',
    '“quoted” – dash',
    '£10 ±2',
    'Â',
    'àéîõü ÀÉÎÕÜ',
    '« guillemets »',
    '€œ',
    '日本語',
  ])('%s is left as it is', (right) => {
    expect(decode(utf8(right))).toEqual({ text: right, encoding: { name: 'utf-8', mended: 0 } })
  })
})
