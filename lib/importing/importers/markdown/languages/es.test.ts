import { expect, test } from 'vitest'
import { told } from '@/tests/support/told'

test('Spanish, as lists and check boxes', () => {
  expect(
    told(`# Caída del servicio de pagos

**Fecha:** martes 5 de marzo de 2024
**Severidad:** SEV-2

## Resumen

Los pagos fallaban.

## Cronología (horas en CET)

- 14:05 h – nueva versión desplegada
- 14:12: primeros errores
- sobre las 14:30 – avisada la guardia
- 2:50 p. m. – servicio restablecido

## Causas raíz

- Un certificado había caducado
- El aviso no llegó a nadie

## Acciones correctivas

- [x] Renovar el certificado (PAY-12)
- [ ] Crear una alerta. Responsable: Ana Ruiz, fecha límite: 31/03/2024

## Qué salió bien

- Reacción rápida

## Qué salió mal

- Ninguna alarma

## Dónde tuvimos suerte

- Poco tráfico
`),
  ).toEqual({
    title: 'Caída del servicio de pagos',
    startedOn: '2024-03-05',
    severity: 'SEV-2',
    timeline: [
      '2024-03-05T13:05Z nueva versión desplegada',
      '2024-03-05T13:12Z primeros errores',
      '2024-03-05T13:30Z avisada la guardia',
      '2024-03-05T13:50Z servicio restablecido',
    ],
    causes: ['root_cause: Un certificado había caducado', 'root_cause: El aviso no llegó a nadie'],
    actions: [
      'Renovar el certificado (PAY-12) | - | - | done | PAY-12',
      'Crear una alerta. Responsable: Ana Ruiz, fecha límite: 31/03/2024 | Ana Ruiz | 31/03/2024 | open | -',
    ],
    lessons: ['went_well: Reacción rápida', 'went_wrong: Ninguna alarma', 'got_lucky: Poco tráfico'],
  })
})

test('Spanish, as tables and five whys', () => {
  expect(
    told(`# Caída del servicio de pagos, 12 de noviembre de 2023

## Línea de tiempo

| Hora (UTC+1) | Evento |
|---|---|
| 21:40 | nueva versión desplegada |
| 22:10 | primeros errores |

## Los 5 porqués

1. ¿Por qué estaba parada la base? El disco estaba lleno.
2. ¿Por qué estaba lleno el disco? Los registros nunca se borraban.

## Plan de acción

| Acción | Responsable | Plazo | Estado | Ticket |
|---|---|---|---|---|
| Renovar el certificado (PAY-12) | Ana Ruiz | 31/03/2024 | completado | DB-7 |
| Poco tráfico | Ana Ruiz | Q1 2024 | en curso | DB-8 |
| Reacción rápida | Ana Ruiz | | pendiente | |

## Lecciones aprendidas

- Ninguna alarma
`),
  ).toEqual({
    title: 'Caída del servicio de pagos, 12 de noviembre de 2023',
    startedOn: '2023-11-12',
    severity: null,
    timeline: ['2023-11-12T20:40Z nueva versión desplegada', '2023-11-12T21:10Z primeros errores'],
    causes: ['root_cause: Los registros nunca se borraban.'],
    actions: [
      'Renovar el certificado (PAY-12) | Ana Ruiz | 31/03/2024 | done | DB-7',
      'Poco tráfico | Ana Ruiz | Q1 2024 | open | DB-8',
      'Reacción rápida | Ana Ruiz | - | open | -',
    ],
    lessons: ['learned: Ninguna alarma'],
  })
})
