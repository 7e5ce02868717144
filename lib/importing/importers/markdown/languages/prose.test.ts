import { expect, test } from 'vitest'
import { told } from '@/tests/support/told'

/** Documents told in sentences: no list, no table. */
test.each([
  [
    'German',
    '# Ausfall der Suche\n\n## Was passiert ist\n\nAm 5. März 2024 um 14:05 Uhr wurde die neue Version ausgerollt. Um 14:12 Uhr fielen erste Anfragen aus. Die Ursache des Ausfalls war ein abgelaufenes Zertifikat.\n\n## Ausblick\n\nWir werden die Laufzeit der Zertifikate überwachen.\n',
    'Die Ursache des Ausfalls war ein abgelaufenes Zertifikat.',
    'Wir werden die Laufzeit der Zertifikate überwachen.',
  ],
  [
    'Italian',
    '# Guasto della ricerca\n\n## Cosa è successo\n\nIl 5 marzo 2024 alle 14:05 abbiamo pubblicato la nuova versione. Alle 14:12 sono falliti i primi accessi. La causa è stata un certificato scaduto.\n\n## Conclusioni\n\nNoi aggiungeremo un controllo sulle scadenze.\n',
    'La causa è stata un certificato scaduto.',
    'Noi aggiungeremo un controllo sulle scadenze.',
  ],
  [
    'Russian',
    '# Недоступность поиска\n\n## Что произошло\n\n5 марта 2024 в 14:05 выкатили новую версию. В 14:12 упали первые запросы. Причиной сбоя стал истёкший сертификат.\n\n## Заключение\n\nМы добавим проверку сроков.\n',
    'Причиной сбоя стал истёкший сертификат.',
    'Мы добавим проверку сроков.',
  ],
  [
    'Japanese',
    '# 検索の障害\n\n## 何が起きたか\n\n2024年3月5日14時05分に新しい版をリリースした。14時12分に最初の失敗があった。原因は証明書の期限切れでした。\n\n## おわりに\n\n弊社は期限の監視を追加する予定です。\n',
    '原因は証明書の期限切れでした。',
    '弊社は期限の監視を追加する予定です。',
  ],
])('%s prose gives its times, its cause and its promise', (_, text, cause, action) => {
  const read = told(text)
  expect(read.timeline.map((words) => words.slice(0, 16))).toEqual(['2024-03-05T14:05', '2024-03-05T14:12'])
  expect(read.causes).toEqual([`root_cause: ${cause}`])
  expect(read.actions.map((words) => words.split(' | ')[0])).toEqual([action])
})
