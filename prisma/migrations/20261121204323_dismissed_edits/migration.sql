-- AlterTable
ALTER TABLE "publications" ADD COLUMN     "has_dismissed" BOOLEAN NOT NULL DEFAULT false;
