import { expect, test } from 'vitest'
import { told } from '@/tests/support/told'

test('German, as lists and check boxes', () => {
  expect(
    told(`# Ausfall des Bezahldienstes

**Datum:** Dienstag, 5. März 2024
**Schweregrad:** SEV-2
**Dauer:** 45 Minuten

## Zusammenfassung

Zahlungen schlugen fehl.

## Zeitlicher Ablauf (alle Zeiten in MEZ)

- 14:05 Uhr – Neue Version ausgerollt
- 14:12 Uhr – Erste Fehlermeldungen
- ca. 14:30 Uhr – Bereitschaft alarmiert
- 14:50 Uhr – Störung behoben

## Ursachen

- Ein Zertifikat war abgelaufen
- Niemand bekam die Warnung

## Maßnahmen

- [x] Zertifikat erneuern (PAY-12)
- [ ] Warnung einrichten. Verantwortlich: Anna Berg, fällig: 31.03.2024

## Was gut lief

- Schnelle Reaktion

## Was schlecht lief

- Kein Alarm

## Wo wir Glück hatten

- Es war wenig los
`),
  ).toEqual({
    title: 'Ausfall des Bezahldienstes',
    startedOn: '2024-03-05',
    severity: 'SEV-2',
    timeline: [
      '2024-03-05T13:05Z Neue Version ausgerollt',
      '2024-03-05T13:12Z Erste Fehlermeldungen',
      '2024-03-05T13:30Z Bereitschaft alarmiert',
      '2024-03-05T13:50Z Störung behoben',
    ],
    causes: ['root_cause: Ein Zertifikat war abgelaufen', 'root_cause: Niemand bekam die Warnung'],
    actions: [
      'Zertifikat erneuern (PAY-12) | - | - | done | PAY-12',
      'Warnung einrichten. Verantwortlich: Anna Berg, fällig: 31.03.2024 | Anna Berg | 31.03.2024 | open | -',
    ],
    lessons: ['went_well: Schnelle Reaktion', 'went_wrong: Kein Alarm', 'got_lucky: Es war wenig los'],
  })
})

test('German, as tables and five whys', () => {
  expect(
    told(`# Datenbank nicht erreichbar am 12.11.2023

## Zeitachse

| Uhrzeit (UTC+1) | Ereignis | Wer |
|---|---|---|
| 23:40 | Speicher voll | Monitoring |
| 00:10 | Speicher erweitert | Jens |

## 5-Mal-Warum

1. Warum war die Datenbank weg? Der Speicher war voll.
2. Warum war der Speicher voll? Die Protokolle wurden nie gelöscht.

## Folgemaßnahmen

| Maßnahme | Verantwortlich | Frist | Status | Ticket |
|---|---|---|---|---|
| Protokolle löschen | Jens | 20.11.2023 | erledigt | DB-7 |
| Alarm bei 80 % | Mia | 30.11.2023 | in Arbeit | DB-8 |
| Kapazität planen | Team Daten | Q1 2024 | noch nicht begonnen | |

## Lehren

- Wachstum beobachten
`),
  ).toEqual({
    title: 'Datenbank nicht erreichbar am 12.11.2023',
    startedOn: '2023-11-12',
    severity: null,
    timeline: ['2023-11-12T22:40Z Speicher voll', '2023-11-12T23:10Z Speicher erweitert'],
    causes: ['root_cause: Die Protokolle wurden nie gelöscht.'],
    actions: [
      'Protokolle löschen | Jens | 20.11.2023 | done | DB-7',
      'Alarm bei 80 % | Mia | 30.11.2023 | open | DB-8',
      'Kapazität planen | Team Daten | Q1 2024 | open | -',
    ],
    lessons: ['learned: Wachstum beobachten'],
  })
})

test('German, as labels and prose', () => {
  expect(
    told(`# Störung der Suche

**Was ist passiert?** Am 3. Juni 2024 lieferte die Suche leere Seiten.

**Zeitverlauf:**

14.05 Uhr: Index neu gebaut
14.20 Uhr: Kunden melden leere Seiten
15 Uhr: Alter Index wieder aktiv

**Ursache:** Der Index wurde mit dem falschen Schema gebaut.

**Nächste Schritte:**

* Schema prüfen – erledigt
* Wiederherstellung üben – offen

**Erkenntnisse:**

* Sicherungen helfen
`),
  ).toEqual({
    title: 'Störung der Suche',
    startedOn: '2024-06-03',
    severity: null,
    timeline: [
      '2024-06-03T14:05 Index neu gebaut',
      '2024-06-03T14:20 Kunden melden leere Seiten',
      '2024-06-03T15:00 Alter Index wieder aktiv',
    ],
    causes: ['root_cause: Der Index wurde mit dem falschen Schema gebaut.'],
    actions: ['Schema prüfen – erledigt | - | - | done | -', 'Wiederherstellung üben – offen | - | - | open | -'],
    lessons: ['learned: Sicherungen helfen'],
  })
})
