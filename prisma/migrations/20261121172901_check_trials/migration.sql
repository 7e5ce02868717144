-- AlterTable
ALTER TABLE "checks" ADD COLUMN     "shown_red_against" TEXT,
ADD COLUMN     "shown_red_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "check_trials" (
    "id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "against" TEXT NOT NULL,
    "changed" JSONB NOT NULL,
    "verdict" "verdict" NOT NULL,
    "failure" TEXT,
    "summary" TEXT NOT NULL,
    "evidence" JSONB,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_trials_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "check_trials_check_id_at_idx" ON "check_trials"("check_id", "at");

-- AddForeignKey
ALTER TABLE "check_trials" ADD CONSTRAINT "check_trials_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_trials" ADD CONSTRAINT "check_trials_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
