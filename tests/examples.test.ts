import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readNewCheck } from '@/app/checks/read-form'
import { newId } from '@/lib/platform/ids'
import { fillForm, readExamples } from './e2e/proof/examples'

const pages = readdirSync('docs/examples').map((file) => file.replace(/\.md$/, ''))
const PROOF = { passesToVerify: '3', failuresToRegress: '2', 'soak.amount': '1', 'soak.unit': '86400' }
const INTERVAL = { 'interval.amount': '5', 'interval.unit': '60' }

test.each(pages.filter((page) => page !== 'README'))(
  'what docs/examples/%s.md types is taken by the form, and says something',
  (page) => {
    const examples = readExamples(page)
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) {
      const form = { id: newId(), title: '', actionId: '', ...fillForm(example, (text) => text), ...PROOF, ...INTERVAL }
      const { kind, config } = readNewCheck(form)
      expect(kind).toBe(example.kind.id)
      expect(example.kind.read(config)).toMatchObject({ ok: true })
      for (const typed of example.typed.values()) if (typed.startsWith('https:')) expect(JSON.stringify(config)).toContain(typed)
    }
  },
)
