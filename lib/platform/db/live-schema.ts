import type pg from 'pg'

/** What a database is made of: "column incidents.title" → "text not null". */
export type SchemaParts = Record<string, string>

/** Tables, columns, enums, indexes, constraints and triggers of the database, described so that PostgreSQL 15 to 18 say the same. */
export async function liveSchema(client: pg.Client): Promise<SchemaParts> {
  const { rows } = await client.query<{ part: string; definition: string }>(PARTS)
  return Object.fromEntries(rows.map(({ part, definition }) => [part, definition]))
}

/** In words, what the database lacks or has otherwise. What it has in addition is its owner's business. */
export function missingParts(expected: SchemaParts, found: SchemaParts): string[] {
  const lostTables = Object.keys(expected).filter((part) => part.startsWith('table ') && !(part in found))
  return Object.entries(expected).flatMap(([part, definition]) => {
    const there = found[part]
    if (there === definition) return []
    if (there !== undefined) return [`${part} is "${there}" instead of "${definition}"`]
    const ofLostTable = lostTables.some((table) => part !== table && belongsTo(part, table.slice('table '.length)))
    return ofLostTable ? [] : [`${part} is missing`]
  })
}

const belongsTo = (part: string, table: string): boolean => part.split(' ')[1]?.split('.')[0] === table

const PARTS = `
  WITH tables AS (
    SELECT c.oid, c.relname FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
  )
  SELECT 'table ' || relname AS part, 'table' AS definition FROM tables
  UNION ALL
  SELECT 'column ' || t.relname || '.' || a.attname,
    format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
  FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  UNION ALL
  SELECT 'index ' || t.relname || '.' || i.relname, replace(pg_get_indexdef(i.oid), ' ' || current_schema() || '.', ' ')
  FROM tables t JOIN pg_index x ON x.indrelid = t.oid AND x.indisvalid JOIN pg_class i ON i.oid = x.indexrelid
  UNION ALL
  SELECT 'constraint ' || t.relname || '.' || k.conname, replace(pg_get_constraintdef(k.oid), ' ' || current_schema() || '.', ' ')
  FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
  UNION ALL
  SELECT 'trigger ' || t.relname || '.' || g.tgname, 'trigger'
  FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
  UNION ALL
  SELECT 'enum ' || y.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
  FROM pg_type y JOIN pg_enum e ON e.enumtypid = y.oid WHERE y.typnamespace = current_schema()::regnamespace GROUP BY y.typname
  ORDER BY 1`
