import { describe, expect, test } from 'vitest'
import { cpuSeconds } from '@/tests/support/cpu-seconds'
import { DONE, DUTY, isImperative, NO_PROMISE, PROMISE, REMEDY, STATES_CAUSE, UNKNOWN } from './sentences'

describe('a promise', () => {
  test.each([
    'Wir werden den Test ergänzen.',
    'Nous allons ajouter une alerte.',
    'Vamos a revisar las copias.',
    'Vamos revisar os alertas.',
    'Aggiungeremo un controllo.',
    'Мы добавим проверку.',
    'Мы планируем проверку.',
    '監視を追加する予定です。',
    '我们将增加监控。',
    '알림을 추가할 예정입니다.',
  ])('%s', (words) => expect(PROMISE.test(words) && !NO_PROMISE.test(words)).toBe(true))

  test.each([
    'Die Werdenden und die Planenden waren da.',
    'Vielleicht werden wir den Test ergänzen.',
    'Nous sommes allés au bureau.',
    'Fuimos al centro de datos.',
    'Мыбудем — опечатка.',
    'Мы не будем менять базу.',
    '虚拟机已经重启。',
    '알림을 받지 못했습니다.',
  ])('is not in “%s”', (words) => expect(PROMISE.test(words) && !NO_PROMISE.test(words)).toBe(false))
})

describe('a cause, stated outright', () => {
  test.each([
    'Ursache war ein abgelaufenes Zertifikat.',
    'Die Ursache des Ausfalls war eine volle Platte.',
    'La cause de la panne était un disque plein.',
    'La causa del fallo fue un disco lleno.',
    'A causa foi um disco cheio.',
    'La causa è stata un disco pieno.',
    'Причиной стал переполненный диск.',
    'Причиной сбоя был истёкший сертификат.',
    '原因は証明書の期限切れでした。',
    '故障原因是磁盘已满。',
    '원인은 만료된 인증서였습니다.',
  ])('%s', (words) => expect(STATES_CAUSE.test(words) && !UNKNOWN.test(words)).toBe(true))

  test.each([
    'Die Ursachenforschung war mühsam.',
    'Die Ursache ist noch nicht bekannt.',
    'La cause est inconnue.',
    'La causa è sconosciuta.',
    'Причина инцидента неизвестна.',
    'Беспричинный был шум.',
    '原因は調査中です。',
    '故障原因不明。',
    '원인은 파악 중입니다.',
  ])('is not in “%s”', (words) => expect(STATES_CAUSE.test(words) && !UNKNOWN.test(words)).toBe(false))
})

test('words of one language are no signs in another', () => {
  expect(DUTY.test('Two pods serve the page.')).toBe(false)
  expect(DONE.test('Она надоела всем.')).toBe(false)
  expect(DONE.test('알림을 받지 못했습니다')).toBe(false)
  expect(DONE.test('Wir haben den Test ergänzt')).toBe(true)
  expect(DONE.test('Мы исправили настройку')).toBe(true)
  expect(REMEDY.test('Для устранения мы перезапустили сервис')).toBe(true)
  expect(REMEDY.test('Мы искали средство для устранения')).toBe(false)
})

test.each(['Alarm einrichten', 'Ajouter une alerte', 'Добавить проверку', '完善监控', 'Configurar un aviso'])(
  '“%s” begins with what is to be done',
  (words) => expect(isImperative(words)).toBe(true),
)

test('a long stretch of half a turn of phrase is looked through in a time that grows as it does', () => {
  const words = 'ursache des причиной la causa del '.repeat(6_000)
  expect(cpuSeconds(() => expect(STATES_CAUSE.test(words)).toBe(false))).toBeLessThan(2)
})
