import { expect, test } from 'vitest'
import { told } from '@/tests/support/told'

test('Italian, as lists and check boxes', () => {
  expect(
    told(`# Disservizio del servizio di pagamento

- **Data dell'incidente:** martedì 5 marzo 2024
- **Gravità:** SEV2

## Riepilogo

I pagamenti fallivano.

## Cronologia (tutti gli orari in CET)

- ore 14:05 – rilasciata la nuova versione
- ore 14.12 – primi errori
- circa 14:30 – avvisato il reperibile
- 14:50 – servizio ripristinato

## Cause

- Un certificato era scaduto
- L'avviso non è arrivato a nessuno

## Azioni correttive

- [x] Rinnovare il certificato (PAY-12)
- [ ] Attivare un avviso. Responsabile: Anna Bianchi, scadenza: 31/03/2024

## Cosa è andato bene

- Reazione rapida

## Cosa è andato storto

- Nessun allarme

## Dove siamo stati fortunati

- Poco traffico
`),
  ).toEqual({
    title: 'Disservizio del servizio di pagamento',
    startedOn: '2024-03-05',
    severity: 'SEV2',
    timeline: [
      '2024-03-05T13:05Z rilasciata la nuova versione',
      '2024-03-05T13:12Z primi errori',
      '2024-03-05T13:30Z avvisato il reperibile',
      '2024-03-05T13:50Z servizio ripristinato',
    ],
    causes: ['root_cause: Un certificato era scaduto', "root_cause: L'avviso non è arrivato a nessuno"],
    actions: [
      'Rinnovare il certificato (PAY-12) | - | - | done | PAY-12',
      'Attivare un avviso. Responsabile: Anna Bianchi, scadenza: 31/03/2024 | Anna Bianchi | 31/03/2024 | open | -',
    ],
    lessons: ['went_well: Reazione rapida', 'went_wrong: Nessun allarme', 'got_lucky: Poco traffico'],
  })
})

test('Italian, as tables and five whys', () => {
  expect(
    told(`# Database irraggiungibile, 12 novembre 2023

## Sequenza degli eventi

| Ora (UTC+1) | Evento | Chi |
|---|---|---|
| 21:40 | Disco pieno | Monitoraggio |
| 22:10 | Disco ampliato | Marco |

## I cinque perché

1. Perché il database era fermo? Il disco era pieno.
2. Perché il disco era pieno? I log non venivano mai cancellati.

## Piano d'azione

| Azione | Responsabile | Scadenza | Stato | Ticket |
|---|---|---|---|---|
| Cancellare i log | Marco | 20/11/2023 | completata | DB-7 |
| Allarme all'80 % | Giulia | 30/11/2023 | in corso | DB-8 |
| Pianificare la capacità | Team dati | Q1 2024 | da fare | |

## Lezioni apprese

- Osservare la crescita
`),
  ).toEqual({
    title: 'Database irraggiungibile, 12 novembre 2023',
    startedOn: '2023-11-12',
    severity: null,
    timeline: ['2023-11-12T20:40Z Disco pieno', '2023-11-12T21:10Z Disco ampliato'],
    causes: ['root_cause: I log non venivano mai cancellati.'],
    actions: [
      'Cancellare i log | Marco | 20/11/2023 | done | DB-7',
      "Allarme all'80 % | Giulia | 30/11/2023 | open | DB-8",
      'Pianificare la capacità | Team dati | Q1 2024 | open | -',
    ],
    lessons: ['learned: Osservare la crescita'],
  })
})

test('Italian, as labels and prose', () => {
  expect(
    told(`# Guasto della ricerca

**Cosa è successo:** il 3 giugno 2024 la ricerca dava pagine vuote.

**Linea temporale:**

alle 14.05 ricostruito l'indice
alle 14.20 i clienti segnalano pagine vuote
alle 15.00 torna il vecchio indice

**Causa principale:** l'indice era stato costruito con lo schema sbagliato.

**Prossimi passi:**

* Controllare lo schema – fatto
* Provare il ripristino – da fare

**Cosa abbiamo imparato:**

* I backup servono
`),
  ).toEqual({
    title: 'Guasto della ricerca',
    startedOn: '2024-06-03',
    severity: null,
    timeline: [
      "2024-06-03T14:05 ricostruito l'indice",
      '2024-06-03T14:20 i clienti segnalano pagine vuote',
      '2024-06-03T15:00 torna il vecchio indice',
    ],
    causes: ["root_cause: l'indice era stato costruito con lo schema sbagliato."],
    actions: ['Controllare lo schema – fatto | - | - | done | -', 'Provare il ripristino – da fare | - | - | open | -'],
    lessons: ['learned: I backup servono'],
  })
})
