-- AlterTable
ALTER TABLE "causes" ADD COLUMN     "told" JSONB;

-- AlterTable
ALTER TABLE "corrective_actions" ADD COLUMN     "told" JSONB;

-- AlterTable
ALTER TABLE "incidents" ADD COLUMN     "told" JSONB;
