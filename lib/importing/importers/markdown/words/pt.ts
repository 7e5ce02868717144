import type { Language } from './kinds'

/** Portuguese. */
export const pt: Language = {
  headings: {
    summary:
      'resumo, resumo executivo, visão geral, sumário, descrição, objetivo, resumo do incidente, resumo geral, síntese, em resumo, visão geral do incidente, descrição do incidente, descrição do problema, sumário executivo',
    impact:
      'impacto, sintoma, sintomas, o sintoma, afetados, alcance, consequências, impactos, impacto nos usuários, impacto nos utilizadores, impacto nos clientes, impacto no negócio, impacto ao usuário, impacto para o cliente, usuários afetados, utilizadores afetados, clientes afetados, serviços afetados, sistemas afetados, danos, efeitos, abrangência, escopo do impacto',
    background:
      'contexto, introdução, arquitetura, antecedentes, arquitetura e contexto, contextualização, contexto técnico, situação inicial, cenário, pano de fundo',
    narrative:
      'o que aconteceu, o que ocorreu, o incidente, os fatos, o que houve, o que se passou, como aconteceu, como ocorreu, relato, detalhes do incidente, descrição dos fatos',
    timeline:
      'linha do tempo, cronologia, linha temporal, histórico, sequência de eventos, observações, observações datadas, linha do tempo do incidente, linha de tempo, cronologia dos eventos, cronologia do incidente, cronologia dos fatos, sequência temporal, eventos, registro de eventos, timeline, histórico de eventos, evolução do incidente',
    trigger:
      'gatilho, disparador, evento desencadeador, fator desencadeante, evento gatilho, causa imediata, desencadeador, o que desencadeou',
    root_cause:
      'causa raiz, causa, causas, origem, por que, porquê, 5 porquês, cinco porquês, motivo, análise de causa, causa principal, causas principais, causas raiz, causas raízes, causa fundamental, causa subjacente, causa técnica, causa do problema, causa do incidente, causa da falha, causas identificadas, análise, análise da causa, análise da causa raiz, análise de causa raiz, análise de causas, análise técnica, origem do problema, origens, motivos, razão, razões, explicação, os 5 porquês, os cinco porquês, 5 por quês, cinco por quês, por que aconteceu, por que ocorreu, porque aconteceu, por que isso aconteceu, root cause',
    contributing_factor:
      'fatores contribuintes, fatores, causas contribuintes, fatores agravantes, fatores que contribuíram, fatores contributivos, fator contribuinte, fatores contributórios, causas secundárias, outros fatores, causas adicionais',
    detection:
      'detecção, deteção, descoberta, diagnóstico, investigação, a investigação, como foi detectado, como detectamos, como detetámos, como descobrimos, como soubemos, identificação, alertas, monitoramento, monitorização',
    response:
      'resposta, ações tomadas, medidas imediatas, resposta ao incidente, ações imediatas, reação, intervenção, gestão do incidente, comunicação, escalonamento, escalação',
    resolution:
      'resolução, solução, recuperação, mitigação, mitigação imediata, correção, a resolução, resolução do incidente, resolução do problema, restauração, restabelecimento, recuperação do serviço, reparo, reparação, como foi resolvido, como resolvemos, contenção, solução aplicada, solução temporária, solução de contorno',
    actions:
      'ações, itens de ação, action items, ações corretivas, ações preventivas, medidas corretivas, medidas preventivas, prevenção, próximos passos, plano de ação, melhorias, tarefas, pendências, recomendações, o que vamos fazer, ação, ação corretiva, ações a tomar, ações a realizar, ações de melhoria, ações de acompanhamento, ações futuras, ações pendentes, ações planejadas, ações planeadas, lista de ações, pontos de ação, plano de melhoria, plano, próximas ações, passos seguintes, medidas, medidas a tomar, medidas de prevenção, contramedidas, melhoria, melhorias futuras, melhorias propostas, tarefas pendentes, lista de tarefas, recomendação, remediação, acompanhamento, o que faremos, o que vamos mudar, o que vamos melhorar, como evitar, como evitar que aconteça novamente, como evitar que se repita, como vamos evitar, prevenção de recorrência, para não acontecer novamente, trabalho futuro, trabalhos futuros, a fazer, curto prazo, médio prazo, longo prazo, compromissos',
    actions_done:
      'ações realizadas, ações concluídas, fix durável, correção durável, correção definitiva, ações já realizadas, ações executadas, o que fizemos, o que já fizemos, o que foi feito, medidas já tomadas, já feito, correções aplicadas, melhorias realizadas, ações tomadas',
    lessons:
      'lições, lições aprendidas, aprendizados, aprendizagens, o que aprendemos, lição, lição aprendida, o que aprendi, aprendizado, aprendizagem, ensinamentos, reflexões, retrospectiva, retrospetiva, o que nós aprendemos',
    went_well:
      'o que funcionou, o que correu bem, o que deu certo, o que funcionou bem, pontos positivos, o que foi bem, o que fizemos bem, o que ocorreu bem, que correu bem, pontos fortes, aspectos positivos, aspetos positivos, deu certo, correu bem, acertos, coisas que deram certo',
    went_wrong:
      'o que falhou, o que não funcionou, o que deu errado, o que correu mal, pontos a melhorar, o que pode melhorar, o que foi mal, o que fizemos mal, o que não correu bem, o que não deu certo, o que deu mal, o que pode ser melhorado, o que podemos melhorar, o que poderia ter sido melhor, o que podia ter corrido melhor, pontos fracos, pontos negativos, aspectos negativos, deu errado, correu mal, falhas, erros, oportunidades de melhoria, pontos de melhoria',
    got_lucky: 'onde tivemos sorte, tivemos sorte, sorte, em que tivemos sorte, onde demos sorte, por sorte, golpe de sorte',
    surprised: 'o que nos surpreendeu, surpresas, inesperado',
    closing: 'conclusão, conclusões, encerramento, agradecimentos, desculpas, palavras finais, considerações finais',
    facts:
      'metadados, cabeçalho, métricas, dados, status, severidade, informações, informações gerais, dados gerais, dados do incidente, gravidade, data, duração, prioridade, ficha, detalhes, estado, classificação',
    people:
      'autor, autores, participantes, autora, responsável, responsáveis, equipe, equipa, pessoas envolvidas, envolvidos, papéis, elaborado por, escrito por',
    appendix:
      'anexo, referências, evidência, links, apêndice, anexos, referência, links relacionados, recursos, evidências, registros, logs, ver também, glossário, materiais',
    hypotheses: 'hipóteses, possíveis causas, causas possíveis, suspeitas',
  },
  terms: {
    time: 'hora, horário, data, quando, momento, dia, data e hora, data/hora, timestamp',
    event:
      'evento, eventos, descrição, acontecimento, fato, facto, o que, o que aconteceu, ação, ocorrência, detalhe, detalhes, atividade, comentário, nota, status',
    who: 'quem, pessoa, por, ator, autor, responsável',
    action: 'ação, ações, tarefa, tarefas, medida, medidas, descrição, o que, melhoria, atividade, item, recomendação',
    owner:
      'responsável, responsáveis, dono, dona, quem, proprietário, atribuído, atribuído a, encarregado, equipe, equipa, time responsável',
    due: 'prazo, data, data limite, data-limite, vencimento, vence, até quando, quando, data prevista, data alvo, data de entrega, previsão, deadline',
    status: 'status, estado, situação, andamento, progresso, feito',
    ticket: 'ticket, link, referência, chamado, issue, card, acompanhamento',
    aside: 'prioridade, tipo, nº, n.º, #, categoria, severidade, gravidade, esforço, id',
    done: 'feito, feita, feitos, feitas, concluído, concluída, concluidos, concluido, concluida, completo, completa, terminado, terminada, finalizado, finalizada, fechado, fechada, resolvido, resolvida, implantado, implantada, implementado, implementada, realizado, realizada, aplicado, aplicada, pronto, pronta, entregue',
    open: 'pendente, pendentes, em andamento, em curso, em progresso, em aberto, aberto, aberta, planejado, planejada, planeado, planeada, a fazer, por fazer, não iniciado, não iniciada, agendado, agendada, proposto, proposta, não feito, previsto, prevista',
    severity: 'severidade, gravidade, criticidade, nível de severidade, nível, nivel de severidade',
    critical: 'crítico, crítica',
    date: 'data, data do incidente, data e hora, dia, ocorrido em, data da ocorrência, data da falha',
    window: 'início, inicio, duração, duração do incidente, início do incidente, hora de início, período, janela, primeiro visto',
    zone: 'fuso horário, fuso, horários, horas',
  },
  turns: {
    promise:
      'vamos, iremos, irei, vou, pretendemos, planejamos, planeamos, (está|estão) (previsto|prevista|previstos|previstas|planejado|planejada), (adicionaremos|criaremos|implementaremos|melhoraremos|faremos|revisaremos|automatizaremos|configuraremos|atualizaremos|realizaremos|passaremos|reforçaremos), (será|serão) (adicionado|adicionada|criado|criada|criados|implementado|implementada|implementados|implementadas|revisado|revisada|configurado|configurada|atualizado|atualizada|realizado|realizada)',
    duty: 'precisamos, devemos, deveríamos, deve, devem, temos (que|de), é (necessário|preciso|importante), convém',
    no_promise:
      'talvez, esperamos, tomara, não (vamos|iremos|será|serão), (manteremos|mantê-los) informados, descul*, lamentamos',
    who: 'nós, vamos, nosso*, nossa*, a equipe, a equipa',
    done: 'foram, foi, (já|agora) (está|estão|foi|foram), (adicionamos|adicionámos|criamos|criámos|implementamos|implementámos|corrigimos|atualizamos|configuramos|alteramos|fizemos), temos agora',
    not_yet: 'ainda não, em (andamento|curso|progresso), pendente, por fazer, falta',
    continues:
      'isso, isto, este, esta, estes, estas, esse, essa, o que, além disso, também, por (isso|conseguinte|exemplo|consequência), portanto, assim, consequentemente, com isso, como (resultado|consequência), então, depois',
    adds: 'além disso, também, adicionalmente, por outro lado, em (primeiro|segundo|terceiro) lugar, finalmente, por fim, por último, primeiro, a (curto|médio|longo) prazo',
    causal:
      'devido (a|ao|à|aos|às), causad*, provocad*, porque, por causa (de|do|da), a causa, causa (raiz|principal|foi), deveu-se, decorr*, origem, pois, expirou, expirad*, faltav*, falta de, erro, erros, errad*, incorret*',
    blame:
      'devido (a|ao|à|aos|às), por causa (de|do|da|dos|das), (causado|causada|causados|provocado|provocada|provocados) (por|pelo|pela), deveu-se, a causa (foi|era|é|raiz)',
    states_cause:
      '(causa|causa raiz|causa principal|motivo|origem|origem do problema) (foi|era|é), (causa|causa raiz|causa principal|origem) (de|do|da) … (foi|era|é), as causas (foram|eram|são), deveu-se (a|ao|à)',
    unknown:
      '(desconhecida|desconhecido|não se sabe|não é conhecida|ainda não), em investigação, (está|estão) sendo (investigada|investigado|apurada)',
    remedy:
      'para (corrigir|resolver|restabelecer), (o|a) (problema|incidente|erro|falha) (foi|foram), a solução (foi|consistiu), após (reiniciar|o reinício)',
    learned: 'aprendemos, aprendi, aprendido, aprendizado*, aprendizagem, lição, lições',
    regret: '(deveríamos|deveria|deveriam|poderíamos|poderia) ter',
    imperative:
      '(adicionar|criar|melhorar|documentar|automatizar|revisar|rever|configurar|implementar|atualizar|monitorar|monitorizar|aumentar|reduzir|corrigir|treinar|testar|substituir|remover|definir|estabelecer|renovar|migrar|limitar|ativar|desativar|realizar|verificar)',
    impact_started:
      '(início|começo) (do|da|de) (incidente|queda|impacto|indisponibilidade|interrupção|falha), (o incidente|a queda|o impacto|a indisponibilidade) (começa|começou|inicia|iniciou)',
    detected:
      'detectado, detectada, detetado, detetada, (problema|incidente|falha|queda) (foi )?(identificado|identificada|percebido|percebida)',
    acknowledged:
      '(alerta|alarme|incidente) (foi )?(reconhecido|atendido|confirmado), (reconhece|reconheceu|atende|atendeu) o (alerta|alarme)',
    mitigated: 'mitigado, mitigada, impacto (foi )?(contido|controlado)',
    resolved:
      'resolvido, resolvida, solucionado, solucionada, (serviço|serviços|sistema) (foi |foram |é )?(restabelecido|restabelecidos|restaurado|restaurados|normalizado|normalizados|recuperado), (volta|voltou|retorno) (à normalidade|ao normal), incidente (foi )?(encerrado|fechado|finalizado)',
    cancels: 'não, sem, tent*, antes, até, será, serão, para, parcialmente, quase, nunca, deve, deveria*',
  },
}
