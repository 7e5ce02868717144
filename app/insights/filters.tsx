'use client'

import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { type InsightFilters, PERIOD_WORDS, PERIODS } from '@/lib/insights/filters'
import styles from './insights.module.css'

/** Period, service and severity: the page follows each choice, and a button does it before JavaScript arrives. */
export function Filters({ filters, services }: { filters: InsightFilters; services: string[] }) {
  const choices = (words: string, values: readonly string[]) => [
    { value: '', label: words },
    ...values.map((value) => ({ value, label: value })),
  ]
  return (
    <search aria-label="Filters">
      <Form action="/insights" className={styles.filters} replace onChange={(event) => event.currentTarget.requestSubmit()}>
        <Field label="Period" name="period">
          <Select
            defaultValue={filters.period}
            options={PERIODS.map((value) => ({
              value,
              label: PERIOD_WORDS[value].replace(/^./, (first) => first.toUpperCase()),
            }))}
          />
        </Field>
        <Field label="Service" name="service">
          <Select defaultValue={filters.service ?? ''} options={choices('Every service', services)} />
        </Field>
        <Field label="Severity" name="severity">
          <Select
            defaultValue={filters.severity ?? ''}
            options={choices('Every severity', ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5'])}
          />
        </Field>
        <noscript>
          <Button type="submit">Show</Button>
        </noscript>
      </Form>
    </search>
  )
}
