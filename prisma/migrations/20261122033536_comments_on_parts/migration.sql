-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "action_id" UUID,
ADD COLUMN     "cause_id" UUID,
ADD COLUMN     "entry_id" UUID,
ADD COLUMN     "lesson_id" UUID,
ALTER COLUMN "section_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "comments_entry_id_idx" ON "comments"("entry_id");

-- CreateIndex
CREATE INDEX "comments_cause_id_idx" ON "comments"("cause_id");

-- CreateIndex
CREATE INDEX "comments_lesson_id_idx" ON "comments"("lesson_id");

-- CreateIndex
CREATE INDEX "comments_action_id_idx" ON "comments"("action_id");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "timeline_entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_cause_id_fkey" FOREIGN KEY ("cause_id") REFERENCES "causes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lessons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "corrective_actions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A comment is on one thing. (The release before this one only ever writes section_id.)
ALTER TABLE "comments" ADD CONSTRAINT "comments_on_one_part" CHECK (num_nonnulls("section_id", "entry_id", "cause_id", "lesson_id", "action_id") = 1);
