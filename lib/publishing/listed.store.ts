import { db } from '../platform/db/client'
import type { ActionState } from '../platform/db/generated/enums'
import type { Listed } from './index-file'

/** What stands in a repository's own branch, by publication, as its documents say; their texts stay in the database. */
export async function listStanding(repositoryId: string): Promise<Map<string, Listed>> {
  const rows = await db().$queryRaw<(Omit<Listed, 'states'> & { id: string; states: ActionState[] | null })[]>`
    SELECT p.id, p.path, i.number, coalesce(p.document->>'title', i.title) AS title,
      p.document->>'severity' AS severity, p.document->>'startedOn' AS "startedOn",
      (SELECT array_agg(a->>'state') FROM jsonb_array_elements(p.document->'actions') a) AS states
    FROM publications p JOIN incidents i ON i.id = p.incident_id
    WHERE p.repository_id = ${repositoryId}::uuid AND p.path IS NOT NULL`
  return new Map(rows.map(({ id, states, ...row }) => [id, { ...row, states: states ?? [] }]))
}
