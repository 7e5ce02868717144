import { describe, expect, test } from 'vitest'
import { clockText } from './clock'
import { leadingStamp, type Stamp, stampsIn } from './stamp'

/** "2022-12-4 06:23 GMT+1 / 07:00 ~" */
function words({ day, clock, zone, until, isApproximate, relative, weekday }: Stamp): string {
  const date = day && [day.year ?? '', day.month ?? '', day.day ?? ''].join('-') + (day.isAmbiguous ? '?' : '')
  const end = until && `/ ${[until.day?.day, until.clock && clockText(until.clock)].filter(Boolean).join(' ')}`
  const length = relative && `${relative.isFromStart ? 'T' : ''}${relative.seconds}s`
  const named = weekday === null ? null : `day ${weekday}`
  return [named, date, clock && clockText(clock), zone?.asWritten, end, isApproximate && '~', length].filter(Boolean).join(' ')
}

describe('a line begins with a time as people of a language write it', () => {
  test.each([
    // English
    ['2:45pm it broke', '14:45', 'it broke'],
    ['at 2:45 p.m. it broke', '14:45', 'it broke'],
    ['approx. 14:32 it broke', '14:32 ~', 'it broke'],
    ['Monday, March 4th, 2024, 10:00: it broke', 'day 1 2024-3-4 10:00', 'it broke'],
    ['Mar 4, 2024 10:00 - it broke', '2024-3-4 10:00', 'it broke'],
    ['4-Mar-2024 10:00 it broke', '2024-3-4 10:00', 'it broke'],
    ['04/Mar/24 10:00 it broke', '2024-3-4 10:00', 'it broke'],
    ['2024-03-04T10:00:01.123456+05:30 it broke', '2024-3-4 10:00:01 +05:30', 'it broke'],
    ['20240304T100001Z it broke', '2024-3-4 10:00:01 UTC', 'it broke'],
    ['10:00 (UTC+2) it broke', '10:00 UTC+2', 'it broke'],
    ['10:00 Berlin time: it broke', '10:00 Berlin time', 'it broke'],
    ['10:00 PST – 10:30 PST: it broke', '10:00 PST / 10:30', 'it broke'],
    ['T+5m: it broke', 'T300s', 'it broke'],
    ['T-00:10 it broke', 'T-600s', 'it broke'],
    ['T+1h 5m it broke', 'T3900s', 'it broke'],
    ['T0: it broke', 'T0s', 'it broke'],
    ['+12 min: it broke', '720s', 'it broke'],
    // German
    ['14.32 Uhr: Ausfall', '14:32', 'Ausfall'],
    ['14:32 Uhr MESZ: Ausfall', '14:32 MESZ', 'Ausfall'],
    ['gegen 14 Uhr: Ausfall', '14:00 ~', 'Ausfall'],
    ['ca. 14:30 Uhr – Ausfall', '14:30 ~', 'Ausfall'],
    ['Dienstag, 5. März 2024, 14:32 Uhr: Ausfall', 'day 2 2024-3-5 14:32', 'Ausfall'],
    ['Di, 05.03.2024 14:32 – Ausfall', 'day 2 2024-3-5 14:32', 'Ausfall'],
    ['Am 5.3.24 um 14:32 Uhr: Ausfall', '2024-3-5 14:32', 'Ausfall'],
    ['von 14:00 bis 14:30 Uhr: Ausfall', '14:00 / 14:30', 'Ausfall'],
    ['2:15 nachts: Ausfall', '02:15', 'Ausfall'],
    ['+5 Minuten: Ausfall', '300s', 'Ausfall'],
    // French
    ['14h32 : panne', '14:32', 'panne'],
    ['à 14 h 32, panne', '14:32', 'panne'],
    ['vers 14h : panne', '14:00 ~', 'panne'],
    ['mardi 5 mars 2024, 14h32 : panne', 'day 2 2024-3-5 14:32', 'panne'],
    ['mar. 5 nov. 2024 à 14:32 : panne', 'day 2 2024-11-5 14:32', 'panne'],
    ['1er août 2024 : panne', '2024-8-1', 'panne'],
    ['de 14h00 à 14h30 : panne', '14:00 / 14:30', 'panne'],
    ['14:32 heure de Paris : panne', '14:32 heure de Paris', 'panne'],
    // Spanish
    ['A las 14:32 h: caída', '14:32', 'caída'],
    ['2:15 p. m.: caída', '14:15', 'caída'],
    ['3:20 de la tarde: caída', '15:20', 'caída'],
    ['martes 5 de marzo de 2024, 14:32: caída', 'day 2 2024-3-5 14:32', 'caída'],
    ['5 de marzo del 2024 a las 14:32: caída', '2024-3-5 14:32', 'caída'],
    ['sobre las 14:30: caída', '14:30 ~', 'caída'],
    ['desde las 14:00 hasta las 14:30: caída', '14:00 / 14:30', 'caída'],
    // Portuguese
    ['às 14h32: queda', '14:32', 'queda'],
    ['às 14h, queda', '14:00', 'queda'],
    ['terça-feira, 5 de março de 2024, 14:32: queda', 'day 2 2024-3-5 14:32', 'queda'],
    ['05/out/2024 14:32: queda', '2024-10-5 14:32', 'queda'],
    ['por volta das 14h30: queda', '14:30 ~', 'queda'],
    ['14:32 (horário de Brasília): queda', '14:32 horário de Brasília', 'queda'],
    // Italian
    ['ore 14:32: guasto', '14:32', 'guasto'],
    ['alle 14.32: guasto', '14:32', 'guasto'],
    ['martedì 5 marzo 2024, ore 14.32: guasto', 'day 2 2024-3-5 14:32', 'guasto'],
    ['5 gen 2024 14:32 guasto', '2024-1-5 14:32', 'guasto'],
    ['dalle 14:00 alle 14:30: guasto', '14:00 / 14:30', 'guasto'],
    ['circa 14:30: guasto', '14:30 ~', 'guasto'],
    // Russian
    ['14:32 МСК — сбой', '14:32 МСК', 'сбой'],
    ['14:32 (по Москве): сбой', '14:32 по Москве', 'сбой'],
    ['вторник, 5 марта 2024 г., 14:32 — сбой', 'day 2 2024-3-5 14:32', 'сбой'],
    ['5 марта 2024 года в 14:32 сбой', '2024-3-5 14:32', 'сбой'],
    ['около 14:30 — сбой', '14:30 ~', 'сбой'],
    ['с 14:00 до 14:30: сбой', '14:00 / 14:30', 'сбой'],
    ['в 9 утра: сбой', '09:00', 'сбой'],
    ['+5 мин — сбой', '300s', 'сбой'],
    // Japanese
    ['午後2時15分 障害', '14:15', '障害'],
    ['14時32分頃、障害', '14:32 ~', '障害'],
    ['１４：３０　障害', '14:30', '障害'],
    ['2024年3月5日（火）14:32 障害', 'day 2 2024-3-5 14:32', '障害'],
    ['２０２４年３月５日 １４時３２分 障害', '2024-3-5 14:32', '障害'],
    ['【14:32】障害', '14:32', '障害'],
    ['14:00から14:30 障害', '14:00 / 14:30', '障害'],
    ['14:00～14:30：障害', '14:00 / 14:30', '障害'],
    ['14時半 障害', '14:30', '障害'],
    ['日本時間 14:32 障害', '14:32 日本時間', '障害'],
    ['火曜日 14:32 障害', 'day 2 14:32', '障害'],
    // Chinese
    ['下午3点20分，故障', '15:20', '故障'],
    ['14点30分 故障', '14:30', '故障'],
    ['凌晨2点左右，故障', '02:00 ~', '故障'],
    ['2024年3月5日 星期二 14:32 故障', 'day 2 2024-3-5 14:32', '故障'],
    ['3月5日14:32 故障', '-3-5 14:32', '故障'],
    ['北京时间 14:32：故障', '14:32 北京时间', '故障'],
    ['约14:30，故障', '14:30 ~', '故障'],
    ['14:00 至 14:30：故障', '14:00 / 14:30', '故障'],
    // Korean
    ['오후 2시 15분 장애', '14:15', '장애'],
    ['오후 2:15 장애', '14:15', '장애'],
    ['14시 32분경 장애', '14:32 ~', '장애'],
    ['2024년 3월 5일 (화) 14:32 장애', 'day 2 2024-3-5 14:32', '장애'],
    ['2024. 3. 5. 14:32 장애', '2024-3-5 14:32', '장애'],
    ['약 14:30 장애', '14:30 ~', '장애'],
    ['14:00부터 14:30: 장애', '14:00 / 14:30', '장애'],
  ])('%s', (line, stamp, rest) => {
    const found = leadingStamp(line, { vague: true })
    expect(found && words(found.stamp)).toBe(stamp)
    expect(found?.rest).toBe(rest)
  })

  test.each([
    '3時間ほど止まった',
    '2시간 동안 중단',
    '3小时后恢复',
    '以下の2点を改善する',
    '5 out of 10 pods died',
    '10 set up by hand',
    '3 may have failed',
    'Noon deploys are risky',
    '14.32 ms latency',
    '2h of downtime',
    '+5% load',
    'T-shirt sizes',
    'Tomorrow we deploy',
    'в 14 регионах сбой',
  ])('%j does not', (line) => {
    expect(leadingStamp(line, { vague: true })).toBeNull()
  })
})

test.each([
  ['障害は2024年3月5日14時32分に発生した', ['2024-3-5 14:32']],
  ['Los fallos empezaron el martes 5 de marzo de 2024', ['day 2 2024-3-5']],
  ['La panne a commencé lundi 5 mars 2024', ['day 1 2024-3-5']],
  ['장애는 2024년 3월 5일 오후 2시 15분에 시작되었다', ['2024-3-5 14:15']],
  ['故障于下午3点20分恢复', ['15:20']],
  ['Сбой начался 5 марта 2024 года в 14:32', ['2024-3-5 14:32']],
])('stamps are found inside %j', (text, stamps) => {
  expect([...stampsIn(text)].map(words)).toEqual(stamps)
})
