import { describe, expect, test } from 'vitest'
import { Invalid } from '../platform/errors'
import { decode, headBytes } from './text'

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
    ['three times: ÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢', 'three times: ’'],
    ['as Latin-1: itâ\u0080\u0099s', 'as Latin-1: it’s'],
    ['as Latin-9: fÃŒr spÃ€ter', 'as Latin-9: für später'],
    ['Ã€ partir de', 'À partir de'],
    ['as Mac Roman: don‚Äôt, caf√©, \uf8ffüí•', 'as Mac Roman: don’t, café, 💥'],
    ['as Windows-1251: donвЂ™t вЂ” GrГ¶Гџe', 'as Windows-1251: don’t — Größe'],
    ['РЎР±РѕР№ РѕРїР»Р°С‚С‹ Рё РІС…РѕРґР°', 'Сбой оплаты и входа'],
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
    'l’été « à Évry », “É”',
    'le prix ≈ 10, √9 = 3, √π',
    'Сбой оплаты: всё, ещё, вариант «Р», блок Р» и С»',
    'Київ, її, Ціна, єдиний',
    'Ђорђе, Љубљана, Џак',
  ])('%s is left as it is', (right) => {
    expect(decode(utf8(right))).toEqual({ text: right, encoding: { name: 'utf-8', mended: 0 } })
  })
})

describe.each([
  ['macintosh', 'don’t – été, Größe “x” → ok'],
  ['windows-1251', 'Сбой оплаты: нет входа — «ключ» просрочен, 💥'],
  ['iso-8859-15', 'don’t – été, Größe “x”, 💥'],
])('UTF-8 that was read as %s', (name, right) => {
  const misread = (text: string): string => new TextDecoder(name).decode(new TextEncoder().encode(text))

  test.each([1, 2, 3])('%i times over is put right', (times) => {
    let wrong = right
    for (let round = 0; round < times; round++) wrong = misread(wrong)
    expect(decode(utf8(wrong)).text).toBe(right)
  })
})

describe('an older encoding that its language makes plain', () => {
  /** The bytes of a text, found by asking the decoder what each byte and pair of bytes stands for. */
  function encode(name: string, text: string): Uint8Array {
    const decoder = new TextDecoder(name)
    const bytesOf = new Map<string, number[]>()
    for (let lead = 255; lead >= 0; lead--) {
      if (lead > 128)
        for (let trail = 254; trail >= 64; trail--) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
      bytesOf.set(decoder.decode(Uint8Array.of(lead)), [lead])
    }
    return Uint8Array.from([...text].flatMap((char) => bytesOf.get(char) ?? []))
  }
  const russian = '# Сбой оплаты\n\n14:05 Выкатили новую версию.\n14:50 Сервис восстановлен, причина найдена.\n'
  const japanese = '# 決済の障害\n\n14:05 新しい版をリリースした。\n14:50 サービスが復旧した。\n'

  test.each([
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['gb18030', '# 支付服务故障\n\n14:05 发布了新的版本，开始出现错误。\n14:50 服务恢复正常，找到了原因。\n'],
    ['euc-kr', '# 결제 서비스 장애\n\n14:05 새 버전을 배포했다.\n14:50 서비스를 복구하고 원인을 찾았다.\n'],
  ])('%s is read as what it is', (name, text) => {
    expect(decode(encode(name, text))).toEqual({ text, encoding: { name, mended: 0 } })
  })

  test.each([
    ['French', 'windows-1252', 'La panne a été détectée à 14h05, l’équipe a réagi très tôt : dépôt rétabli, élève créée.'],
    ['German', 'windows-1252', 'Störung der Bezahlung, größere Verzögerungen für Österreich über Übergänge.'],
    ['Portuguese', 'windows-1252', 'A aplicação não respondia; correções e ações já estão em produção.'],
  ])('%s in Windows-1252 stays Western', (_, name, text) => {
    expect(decode(encode(name, text)).encoding.name).toBe('windows-1252')
  })

  test('UTF-16 without a mark is seen in scripts without Latin letters too', () => {
    expect(decode(utf16(japanese, false))).toEqual({ text: japanese, encoding: { name: 'utf-16le', mended: 0 } })
    expect(decode(utf16(russian, true))).toEqual({ text: russian, encoding: { name: 'utf-16be', mended: 0 } })
  })
})

test('the head of a file never ends within a character, so that it is read as what the file is', () => {
  const bytes = new TextEncoder().encode('a€💥é'.repeat(50))
  for (let limit = 1; limit <= 40; limit++) {
    const head = headBytes(bytes, limit)
    expect(limit - head.length).toBeLessThan(4)
    expect(decode(head)).toMatchObject({ encoding: { name: 'utf-8', mended: 0 } })
  }
  expect(
    headBytes(
      Uint8Array.from({ length: 100 }, () => 0xbf),
      50,
    ),
  ).toHaveLength(50)
  expect(headBytes(bytes, bytes.length)).toBe(bytes)
})
