-- AlterTable
ALTER TABLE "checks" ADD COLUMN     "stale_seconds" INTEGER,
ADD COLUMN     "stale_since_at" TIMESTAMPTZ(3);
