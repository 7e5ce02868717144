-- AlterTable
ALTER TABLE "members" ADD COLUMN     "feed_token_hash" TEXT,
ADD COLUMN     "feed_token_made_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "members_feed_token_hash_key" ON "members"("feed_token_hash");
