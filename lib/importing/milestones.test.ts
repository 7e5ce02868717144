import { describe, expect, test } from 'vitest'
import type { DraftEntry } from './draft'
import { milestonesOf } from './milestones'

function milestoneOf(text: string): DraftEntry['milestone'] {
  const entry: DraftEntry = {
    id: 'entry-1',
    spans: [],
    at: null,
    endedAt: null,
    precision: 'unknown',
    isApproximate: false,
    clockTime: null,
    sourceText: null,
    text,
    milestone: null,
    attributedTo: null,
  }
  milestonesOf([entry])
  return entry.milestone
}

describe('an entry that says it clearly is a milestone, in any language', () => {
  test.each([
    ['The outage started', 'impact_started'],
    ['Beginn der Störung', 'impact_started'],
    ['Störung erkannt durch das Monitoring', 'detected'],
    ['Lena bestätigt den Alarm', 'acknowledged'],
    ['Fehler behoben', 'resolved'],
    ['Dienst wiederhergestellt', 'resolved'],
    ['Début de l’incident', 'impact_started'],
    ['Panne détectée par la supervision', 'detected'],
    ['Service rétabli', 'resolved'],
    ['Inicio de la incidencia', 'impact_started'],
    ['Se detectó el problema', 'detected'],
    ['Impacto mitigado', 'mitigated'],
    ['El servicio fue restablecido', 'resolved'],
    ['Início da indisponibilidade', 'impact_started'],
    ['Ana reconheceu o alerta', 'acknowledged'],
    ['Serviço restabelecido', 'resolved'],
    ["Inizio dell'incidente", 'impact_started'],
    ['Guasto rilevato', 'detected'],
    ['Servizio ripristinato', 'resolved'],
    ['Начало инцидента', 'impact_started'],
    ['Проблема обнаружена дежурным', 'detected'],
    ['Сервис полностью восстановлен', 'resolved'],
    ['障害発生', 'impact_started'],
    ['監視がエラーを検知', 'detected'],
    ['サービスが復旧しました', 'resolved'],
    ['故障开始', 'impact_started'],
    ['发现故障', 'detected'],
    ['服务已恢复', 'resolved'],
    ['장애 발생', 'impact_started'],
    ['담당자 확인', 'acknowledged'],
    ['서비스가 정상화되었습니다', 'resolved'],
  ])('%s: %s', (text, milestone) => expect(milestoneOf(text)).toBe(milestone))
})

test.each([
  'Der Fehler ist noch nicht behoben',
  'Versuch, die Störung zu beenden',
  'Die Behobenheit der Lage blieb unklar',
  'Le service n’est pas rétabli',
  'El servicio no fue restablecido',
  'Serviço parcialmente restabelecido',
  'Il servizio non è stato ripristinato',
  'Сервис не восстановлен',
  'Пытаемся понять, почему сервис восстановлен частично',
  'Невосстановленный сервис',
  'サービスは復旧していない',
  '障害の復旧作業を開始',
  '服务未恢复正常',
  '尝试重启后服务恢复',
  '복구 완료 예정',
  '장애가 해결되지 않음',
])('“%s” is no milestone', (text) => expect(milestoneOf(text)).toBeNull())
