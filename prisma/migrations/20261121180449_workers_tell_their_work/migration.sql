-- AlterTable
ALTER TABLE "process_beats" ADD COLUMN     "work" JSONB;
