-- CreateEnum
CREATE TYPE "import_file_state" AS ENUM ('queued', 'unpacked', 'draft', 'none', 'same', 'changed', 'failed', 'cancelled');

-- AlterTable
ALTER TABLE "import_sources" ADD COLUMN     "origin" TEXT,
ADD COLUMN     "path" TEXT,
ADD COLUMN     "supersedes_id" UUID;

-- CreateTable
CREATE TABLE "import_batches" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "address" TEXT,
    "ref" TEXT,
    "glob" TEXT,
    "commit" TEXT,
    "problem" TEXT,
    "imported_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "listed_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_files" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "origin" TEXT,
    "state" "import_file_state" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "bytes" BYTEA,
    "source_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "accept_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_files_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_batches_imported_by_id_created_at_idx" ON "import_batches"("imported_by_id", "created_at");

-- CreateIndex
CREATE INDEX "import_files_batch_id_position_idx" ON "import_files"("batch_id", "position");

-- CreateIndex
CREATE INDEX "import_files_state_claimed_until_idx" ON "import_files"("state", "claimed_until");

-- CreateIndex
CREATE INDEX "import_files_source_id_idx" ON "import_files"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_files_batch_id_path_key" ON "import_files"("batch_id", "path");

-- CreateIndex
CREATE INDEX "import_sources_origin_path_idx" ON "import_sources"("origin", "path");

-- CreateIndex
CREATE INDEX "import_sources_supersedes_id_idx" ON "import_sources"("supersedes_id");

-- AddForeignKey
ALTER TABLE "import_sources" ADD CONSTRAINT "import_sources_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "import_sources"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_imported_by_id_fkey" FOREIGN KEY ("imported_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "import_sources"("id") ON DELETE SET NULL ON UPDATE CASCADE;
