import type { HeadingWords } from './kinds'

export const de: HeadingWords = {
  summary: 'zusammenfassung, kurzfassung, überblick, übersicht, kurz gesagt, beschreibung',
  impact: 'auswirkung, auswirkungen, betroffene, folgen, symptome, betroffene dienste',
  background: 'hintergrund, kontext, einleitung, vorgeschichte',
  narrative: 'was ist passiert, was geschah, vorfall, hergang',
  timeline: 'zeitleiste, zeitlicher ablauf, zeitverlauf, chronologie, ablauf, zeitlinie, verlauf, ereignisse',
  trigger: 'auslöser',
  root_cause:
    'ursache, ursachen, grundursache, ursachenanalyse, warum, grund, warum ist das passiert, fünf warum, 5 warum, fehlerursache',
  contributing_factor: 'begünstigende faktoren, beitragende faktoren, weitere faktoren, mitursachen, faktoren',
  detection: 'erkennung, entdeckung, feststellung, diagnose, analyse',
  response: 'reaktion, ergriffene maßnahmen, sofortmaßnahmen',
  resolution: 'behebung, lösung, wiederherstellung, lösung und wiederherstellung, entstörung',
  actions:
    'maßnahmen, massnahmen, korrekturmaßnahmen, vorbeugende maßnahmen, prävention, vorbeugung, nächste schritte, wie geht es weiter, ausblick, aufgaben, verbesserungen, offene punkte, to dos, was wir ändern, empfehlungen, weiteres vorgehen',
  actions_done: 'umgesetzte maßnahmen, erledigte maßnahmen, erledigt',
  lessons:
    'lehren, erkenntnisse, gelernt, was wir gelernt haben, was haben wir gelernt, lessons learned, was wir anders machen würden, fazit',
  went_well: 'was gut lief, was lief gut, was gut funktioniert hat, was hat gut funktioniert, positives',
  went_wrong:
    'was schlecht lief, was lief schlecht, was schief lief, was schiefging, was nicht gut lief, verbesserungswürdig, was nicht funktioniert hat',
  got_lucky: 'wo wir glück hatten, glück, glück gehabt',
  closing: 'schluss, schlusswort, abschluss, entschuldigung',
  facts: 'eckdaten, metadaten, kennzahlen, status, schweregrad, datum',
  people: 'autor, autoren, beteiligte, teilnehmer',
  appendix: 'anhang, links, verweise, quellen, belege',
}

export const ru: HeadingWords = {
  summary: 'резюме, сводка, кратко, краткое описание, описание',
  impact: 'влияние, последствия, воздействие, ущерб',
  background: 'контекст, предыстория',
  narrative: 'что произошло, что случилось',
  timeline: 'хронология, таймлайн, ход событий, хронология событий',
  trigger: 'триггер',
  root_cause: 'причина, причины, корневая причина, первопричина, почему это произошло, почему',
  contributing_factor: 'сопутствующие факторы, способствующие факторы, факторы',
  detection: 'обнаружение, диагностика',
  response: 'реакция, реагирование',
  resolution: 'решение, устранение, восстановление, исправление',
  actions:
    'действия, план действий, меры, корректирующие меры, дальнейшие шаги, что дальше, задачи, улучшения, предотвращение, план',
  lessons: 'уроки, выводы, извлечённые уроки, извлеченные уроки, чему мы научились',
  went_well: 'что прошло хорошо, что получилось, что сработало',
  went_wrong: 'что прошло плохо, что пошло не так, что не сработало',
  got_lucky: 'где нам повезло, в чём повезло, повезло',
  closing: 'заключение',
}

/** Written without spaces: found anywhere in a heading, the longest first. */
export const east: HeadingWords = {
  summary:
    'サマリー, 概要, 要約, エグゼクティブサマリー, 摘要, 总结概述, 概述, 事件概述, 简介, 요약, 개요, 障害の内容, 発生した事象',
  impact: '影響, 影響範囲, 影响, 影响范围, 故障影响, 영향, 症状, 現象',
  background: '背景, コンテキスト, 上下文, 배경',
  narrative: '何が起きたか, 何が起こったか, 事件经过, 发生了什么, 무슨 일이',
  timeline: 'タイムライン, 時系列, 経緯, 经过, 时间线, 时间轴, 時間線, 事件时间线, 타임라인, 경과',
  trigger: 'トリガー, 引き金, 直接のきっかけ, 触发, 触发原因, 트리거',
  root_cause: '根本原因, 原因, 直接原因, 原因分析, 根因, 根本原因分析, なぜなぜ分析, 故障原因, 근본 원인, 원인, 원인 분석',
  contributing_factor: '寄与要因, 間接原因, 二次要因, 促成因素, 次要原因, 影响因素, 기여 요인',
  detection: '検知, 発見, 検出, 检测, 发现, 감지, 탐지',
  response: '対応, 対処, 当時の対応, 应急响应, 处理过程, 대응',
  resolution: '復旧, 解決, 復旧方法, 修正, 解决, 恢复, 修复, 解决方案, 복구, 해결, 暫定対応',
  actions:
    'アクションアイテム, 再発防止策, 再発防止, 今後の対応, 今後の対策, 対策, 恒久対応, 改善策, 次のアクション, 改进措施, 后续措施, 行动项, 后续计划, 整改措施, 预防措施, 待办, 改进计划, 재발 방지, 후속 조치, 개선, 액션 아이템',
  actions_done: '実施済み対応, 本 PM の修正, 已完成',
  lessons: '教訓, 学び, 学んだこと, 振り返り, 气付き, 教训, 经验教训, 反思, 收获, 교훈, 배운 점, 追加学び, 対応の評価',
  went_well: 'うまくいったこと, 良かったこと, 良かった点, 正しく対応できたこと, 做得好的, 进展顺利, 잘한 점, 잘된 점',
  went_wrong:
    'うまくいかなかったこと, 改善が必要なこと, 改善点, 悪かった点, 課題, 做得不好的, 不足之处, 有待改进, 출못한 점, 잘못한 점, 아쉬운 점',
  got_lucky: '運が良かったこと, 幸運だったこと, 幸运, 运气, 운이 좋았던',
  closing: 'おわりに, まとめ, 结语, 结论, 마치며, 결론',
  facts: 'メタデータ, 基本情報, 基本信息, 메타데이터, 発生日時, 復旧日時',
  people: '作成者, 執筆者, 参加者, 作者, 작성자, 참여자',
  appendix: '参考, 参考資料, 付録, 関連, 外部資料, 附录, 参考资料, 相关链接, 부록, 참고, 証跡, 実測ログ',
  hypotheses: '仮説, 推測, 猜测, 假设, 가설',
}
