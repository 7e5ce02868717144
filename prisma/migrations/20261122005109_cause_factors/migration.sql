-- AlterTable
ALTER TABLE "causes" ADD COLUMN     "factors" TEXT[] DEFAULT ARRAY[]::TEXT[];
