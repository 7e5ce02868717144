import { expect, test } from 'vitest'
import { told } from '@/tests/support/told'

test('French, as lists and check boxes', () => {
  expect(
    told(`# Panne du service de paiement

**Date :** mardi 5 mars 2024
**Gravité :** SEV-2

## Résumé

Les paiements échouaient.

## Chronologie (heures en CET)

- 14h05 : nouvelle version déployée
- 14h12 – premières erreurs
- vers 14h30 : astreinte prévenue
- 14:50 – service rétabli

## Causes profondes

- Un certificat avait expiré
- L’alerte n’est arrivée à personne

## Actions correctives

- [x] Renouveler le certificat (PAY-12)
- [ ] Créer une alerte. Responsable : Anne Petit, échéance : 31/03/2024

## Ce qui s’est bien passé

- Réaction rapide

## Ce qui s’est mal passé

- Aucune alarme

## Où nous avons eu de la chance

- Peu de trafic
`),
  ).toEqual({
    title: 'Panne du service de paiement',
    startedOn: '2024-03-05',
    severity: 'SEV-2',
    timeline: [
      '2024-03-05T13:05Z nouvelle version déployée',
      '2024-03-05T13:12Z premières erreurs',
      '2024-03-05T13:30Z astreinte prévenue',
      '2024-03-05T13:50Z service rétabli',
    ],
    causes: ['root_cause: Un certificat avait expiré', 'root_cause: L’alerte n’est arrivée à personne'],
    actions: [
      'Renouveler le certificat (PAY-12) | - | - | done | PAY-12',
      'Créer une alerte. Responsable : Anne Petit, échéance : 31/03/2024 | Anne Petit | 31/03/2024 | open | -',
    ],
    lessons: ['went_well: Réaction rapide', 'went_wrong: Aucune alarme', 'got_lucky: Peu de trafic'],
  })
})

test('French, as tables and five whys', () => {
  expect(
    told(`# Panne du service de paiement, 12 novembre 2023

## Déroulé

| Heure (UTC+1) | Événement |
|---|---|
| 21:40 | nouvelle version déployée |
| 22:10 | premières erreurs |

## Les 5 pourquoi

1. Pourquoi la base était-elle arrêtée ? Le disque était plein.
2. Pourquoi le disque était-il plein ? Les journaux n’étaient jamais effacés.

## Plan d’action

| Action | Responsable | Échéance | Statut | Ticket |
|---|---|---|---|---|
| Renouveler le certificat (PAY-12) | Anne Petit | 31/03/2024 | terminé | DB-7 |
| Peu de trafic | Anne Petit | Q1 2024 | en cours | DB-8 |
| Réaction rapide | Anne Petit | | à faire | |

## Leçons apprises

- Aucune alarme
`),
  ).toEqual({
    title: 'Panne du service de paiement, 12 novembre 2023',
    startedOn: '2023-11-12',
    severity: null,
    timeline: ['2023-11-12T20:40Z nouvelle version déployée', '2023-11-12T21:10Z premières erreurs'],
    causes: ['root_cause: Les journaux n’étaient jamais effacés.'],
    actions: [
      'Renouveler le certificat (PAY-12) | Anne Petit | 31/03/2024 | done | DB-7',
      'Peu de trafic | Anne Petit | Q1 2024 | open | DB-8',
      'Réaction rapide | Anne Petit | - | open | -',
    ],
    lessons: ['learned: Aucune alarme'],
  })
})
