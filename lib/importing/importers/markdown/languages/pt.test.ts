import { expect, test } from 'vitest'
import { told } from '@/tests/support/told'

test('Portuguese, as lists and check boxes', () => {
  expect(
    told(`# Queda do serviço de pagamentos

**Data:** terça-feira, 5 de março de 2024
**Severidade:** SEV-2

## Resumo

Os pagamentos falhavam.

## Linha do tempo (horários em CET)

- 14h05 – nova versão implantada
- 14:12 – primeiros erros
- por volta das 14h30 – plantão acionado
- 14:50 – serviço restabelecido

## Causas raiz

- Um certificado tinha expirado
- O aviso não chegou a ninguém

## Ações corretivas

- [x] Renovar o certificado (PAY-12)
- [ ] Criar um alerta. Responsável: Ana Lima, prazo: 31/03/2024

## O que correu bem

- Reação rápida

## O que correu mal

- Nenhum alarme

## Onde tivemos sorte

- Pouco tráfego
`),
  ).toEqual({
    title: 'Queda do serviço de pagamentos',
    startedOn: '2024-03-05',
    severity: 'SEV-2',
    timeline: [
      '2024-03-05T13:05Z nova versão implantada',
      '2024-03-05T13:12Z primeiros erros',
      '2024-03-05T13:30Z plantão acionado',
      '2024-03-05T13:50Z serviço restabelecido',
    ],
    causes: ['root_cause: Um certificado tinha expirado', 'root_cause: O aviso não chegou a ninguém'],
    actions: [
      'Renovar o certificado (PAY-12) | - | - | done | PAY-12',
      'Criar um alerta. Responsável: Ana Lima, prazo: 31/03/2024 | Ana Lima | 31/03/2024 | open | -',
    ],
    lessons: ['went_well: Reação rápida', 'went_wrong: Nenhum alarme', 'got_lucky: Pouco tráfego'],
  })
})

test('Portuguese, as tables and five whys', () => {
  expect(
    told(`# Queda do serviço de pagamentos, 12 de novembro de 2023

## Cronologia dos eventos

| Hora (UTC+1) | Evento |
|---|---|
| 21:40 | nova versão implantada |
| 22:10 | primeiros erros |

## Os 5 porquês

1. Por que a base estava parada? O disco estava cheio.
2. Por que o disco estava cheio? Os registros nunca eram apagados.

## Plano de ação

| Ação | Responsável | Prazo | Situação | Ticket |
|---|---|---|---|---|
| Renovar o certificado (PAY-12) | Ana Lima | 31/03/2024 | concluído | DB-7 |
| Pouco tráfego | Ana Lima | Q1 2024 | em andamento | DB-8 |
| Reação rápida | Ana Lima | | a fazer | |

## Lições aprendidas

- Nenhum alarme
`),
  ).toEqual({
    title: 'Queda do serviço de pagamentos, 12 de novembro de 2023',
    startedOn: '2023-11-12',
    severity: null,
    timeline: ['2023-11-12T20:40Z nova versão implantada', '2023-11-12T21:10Z primeiros erros'],
    causes: ['root_cause: Os registros nunca eram apagados.'],
    actions: [
      'Renovar o certificado (PAY-12) | Ana Lima | 31/03/2024 | done | DB-7',
      'Pouco tráfego | Ana Lima | Q1 2024 | open | DB-8',
      'Reação rápida | Ana Lima | - | open | -',
    ],
    lessons: ['learned: Nenhum alarme'],
  })
})
