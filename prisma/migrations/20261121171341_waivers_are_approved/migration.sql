-- AlterTable
ALTER TABLE "waivers" ADD COLUMN     "approved_at" TIMESTAMPTZ(3);

-- Whoever granted one until now approved it by that.
UPDATE "waivers" SET "approved_at" = "created_at";
