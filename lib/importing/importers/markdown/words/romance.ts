import type { HeadingWords } from './kinds'

export const fr: HeadingWords = {
  summary: 'résumé, en résumé, synthèse, en bref, vue d ensemble, sommaire',
  impact: 'impact, impacts, conséquences, symptôme, effets, utilisateurs affectés, périmètre',
  background: 'contexte, introduction, rappel',
  narrative: 'que s est il passé, ce qui s est passé, ce qu il s est passé, déroulement, les faits, description de l incident',
  timeline: 'chronologie, déroulé, frise, fil des événements, historique, déroulement des faits',
  trigger: 'déclencheur, élément déclencheur',
  root_cause:
    'cause, cause racine, causes racines, cause profonde, origine, origines, pourquoi, explication, analyse des causes, cinq pourquoi, 5 pourquoi, raisons',
  contributing_factor: 'facteurs contributifs, facteurs aggravants, facteurs',
  detection: 'détection, diagnostic, découverte',
  response: 'réponse, réaction, actions menées, intervention',
  resolution: 'résolution, correction, correctif, rétablissement, solution, remise en service, atténuation',
  actions:
    'actions, plan d action, actions correctives, mesures correctives, mesures préventives, prévention, prochaines étapes, et maintenant, pour la suite, la suite, améliorations, à faire, actions à prendre, quelques actions, recommandations, actions de suivi, suites à donner',
  actions_done: 'actions réalisées, mesures prises, corrections apportées',
  lessons:
    'leçons, leçons apprises, enseignements, apprentissages, ce que nous avons appris, ce que j ai appris, retour d expérience, bilan',
  went_well: 'ce qui s est bien passé, ce qui a bien fonctionné, ce qui a marché, ce qui a fonctionné, points positifs',
  went_wrong:
    'ce qui s est moins bien passé, ce qui s est mal passé, ce qui n a pas fonctionné, ce qui n a pas marché, points négatifs, points à améliorer, axes d amélioration',
  got_lucky: 'où nous avons eu de la chance, là où nous avons eu de la chance, coup de chance, chance',
  closing: 'conclusion, mot de la fin, excuses',
  people: 'auteur, participants, intervenants',
  appendix: 'annexe, références, liens, ressources',
}

export const es: HeadingWords = {
  summary: 'resumen, resumen ejecutivo, en resumen, descripción, sumario',
  impact: 'impacto, afectación, alcance, síntoma, síntomas, consecuencias, usuarios afectados',
  background: 'contexto, antecedentes, introducción',
  narrative: 'qué pasó, qué ocurrió, qué sucedió, lo que pasó, hechos',
  timeline: 'cronología, línea de tiempo, línea temporal, secuencia de eventos, historial',
  trigger: 'desencadenante, disparador, detonante',
  root_cause:
    'causa raíz, causa, causas, causas raíz, causa raiz, origen, por qué, 5 porqués, cinco porqués, motivo, análisis de causa',
  contributing_factor: 'factores contribuyentes, factores, causas contribuyentes, factores agravantes',
  detection: 'detección, descubrimiento, diagnóstico, investigación',
  response: 'respuesta, acciones tomadas, medidas inmediatas, actuación',
  resolution: 'resolución, solución, recuperación, mitigación, corrección, arreglo, fix inmediato',
  actions:
    'acciones, acciones correctivas, acciones preventivas, medidas correctivas, medidas preventivas, prevención, próximos pasos, plan de acción, mejoras, tareas, seguimiento, pendientes, recomendaciones, qué vamos a hacer',
  actions_done: 'acciones realizadas, acciones completadas, medidas tomadas',
  lessons: 'lecciones, lecciones aprendidas, aprendizajes, qué aprendimos, conclusiones aprendidas',
  went_well: 'lo que funcionó bien, lo que funcionó, lo que salió bien, qué salió bien, qué funcionó, aspectos positivos',
  went_wrong:
    'lo que falló, lo que no funcionó, lo que salió mal, qué salió mal, qué falló, aspectos a mejorar, qué se puede mejorar',
  got_lucky: 'dónde tuvimos suerte, tuvimos suerte, suerte',
  closing: 'conclusión, conclusiones, cierre',
  facts: 'metadatos, métricas, datos, estado, severidad',
  people: 'autor, autores, participantes',
  appendix: 'anexo, referencias, enlaces, evidencia, apéndice',
}

export const pt: HeadingWords = {
  summary: 'resumo, resumo executivo, visão geral, sumário, descrição, objetivo',
  impact: 'impacto, sintoma, sintomas, o sintoma, afetados, alcance, consequências',
  background: 'contexto, introdução, arquitetura, antecedentes, arquitetura e contexto',
  narrative: 'o que aconteceu, o que ocorreu, o incidente, os fatos',
  timeline: 'linha do tempo, cronologia, linha temporal, histórico, sequência de eventos, observações, observações datadas',
  trigger: 'gatilho, disparador',
  root_cause: 'causa raiz, causa, causas, origem, por que, porquê, 5 porquês, cinco porquês, motivo, análise de causa',
  contributing_factor: 'fatores contribuintes, fatores, causas contribuintes, fatores agravantes',
  detection: 'detecção, deteção, descoberta, diagnóstico, investigação, a investigação',
  response: 'resposta, ações tomadas, medidas imediatas',
  resolution: 'resolução, solução, recuperação, mitigação, mitigação imediata, correção, a resolução',
  actions:
    'ações, itens de ação, action items, ações corretivas, ações preventivas, medidas corretivas, medidas preventivas, prevenção, próximos passos, plano de ação, melhorias, tarefas, pendências, recomendações, o que vamos fazer',
  actions_done: 'ações realizadas, ações concluídas, fix durável, correção durável, correção definitiva',
  lessons: 'lições, lições aprendidas, aprendizados, aprendizagens, o que aprendemos',
  went_well: 'o que funcionou, o que correu bem, o que deu certo, o que funcionou bem, pontos positivos',
  went_wrong: 'o que falhou, o que não funcionou, o que deu errado, o que correu mal, pontos a melhorar, o que pode melhorar',
  got_lucky: 'onde tivemos sorte, tivemos sorte, sorte',
  closing: 'conclusão, conclusões, encerramento',
  facts: 'metadados, cabeçalho, métricas, dados, status, severidade',
  people: 'autor, autores, participantes',
  appendix: 'anexo, referências, evidência, links, apêndice',
}

export const it: HeadingWords = {
  summary: 'riepilogo, sommario, in breve, sintesi, descrizione',
  impact: 'impatto, effetti, conseguenze, sintomi',
  background: 'contesto, introduzione, premessa',
  narrative: 'cosa è successo, che cosa è successo, i fatti',
  timeline: 'cronologia, linea temporale, sequenza degli eventi',
  trigger: 'evento scatenante, innesco',
  root_cause:
    'causa, cause, causa principale, causa radice, causa alla radice, origine, perché, perché è successo, cinque perché, 5 perché',
  contributing_factor: 'fattori contributivi, fattori, concause',
  detection: 'rilevamento, diagnosi, scoperta',
  response: 'risposta, azioni intraprese',
  resolution: 'risoluzione, soluzione, ripristino, mitigazione',
  actions:
    'azioni, azioni correttive, azioni preventive, misure correttive, misure preventive, prevenzione, prossimi passi, piano d azione, miglioramenti, attività, da fare',
  lessons: 'lezioni, lezioni apprese, cosa abbiamo imparato, insegnamenti',
  went_well: 'cosa è andato bene, cosa ha funzionato',
  went_wrong: 'cosa è andato storto, cosa è andato male, cosa non ha funzionato, da migliorare',
  got_lucky: 'dove siamo stati fortunati, fortuna',
  closing: 'conclusione, conclusioni',
  people: 'autore, autori, partecipanti',
  appendix: 'appendice, riferimenti, collegamenti',
}
