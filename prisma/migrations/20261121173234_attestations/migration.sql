-- CreateTable
CREATE TABLE "attestations" (
    "id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "is_withdrawal" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attestations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attestations_check_id_at_idx" ON "attestations"("check_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
