-- CreateEnum
CREATE TYPE "review_answer" AS ENUM ('approved', 'changes_asked');

-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "approvals_needed" INTEGER[] DEFAULT ARRAY[1, 1, 0, 0, 0, 0]::INTEGER[],
ADD COLUMN     "needs_checklist" BOOLEAN[] DEFAULT ARRAY[false, false, false, false, false, false]::BOOLEAN[];

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "incident_id" UUID,
ADD COLUMN     "told_id" UUID;

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "answer" "review_answer" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "wording_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reviews_incident_id_at_idx" ON "reviews"("incident_id", "at");

-- CreateIndex
CREATE INDEX "reviews_member_id_idx" ON "reviews"("member_id");

-- CreateIndex
CREATE INDEX "notices_incident_id_idx" ON "notices"("incident_id");

-- CreateIndex
CREATE INDEX "notices_told_id_idx" ON "notices"("told_id");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_told_id_fkey" FOREIGN KEY ("told_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
