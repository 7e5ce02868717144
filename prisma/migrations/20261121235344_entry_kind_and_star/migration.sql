-- CreateEnum
CREATE TYPE "entry_kind" AS ENUM ('alert', 'change', 'observation', 'step', 'message');

-- AlterTable
ALTER TABLE "timeline_entries" ADD COLUMN     "is_starred" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "kind" "entry_kind";
