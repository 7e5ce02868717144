-- AlterTable
ALTER TABLE "heartbeats" ADD COLUMN     "slug" TEXT;

-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "ping_key" TEXT NOT NULL DEFAULT replace((gen_random_uuid())::text, '-'::text, ''::text);

-- CreateIndex
CREATE UNIQUE INDEX "heartbeats_slug_key" ON "heartbeats"("slug");
