import { defineConfig } from 'prisma/config'

// Prisma wants to download a schema engine even where nothing needs one; generating does not.
// Migrations are written and applied by our own commands (docs/decisions/002-migrations.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
