-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('open', 'accepted', 'dismissed', 'gone');

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "proposal_id" UUID;

-- AlterTable
ALTER TABLE "publications" ADD COLUMN     "written" TEXT;

-- AlterTable
ALTER TABLE "repositories" ADD COLUMN     "is_watched" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "watch_due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "watch_fence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "watch_leased_until" TIMESTAMPTZ(3),
ADD COLUMN     "watch_minutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "watch_problem" TEXT,
ADD COLUMN     "watch_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "watched_at" TIMESTAMPTZ(3),
ADD COLUMN     "watched_tip" TEXT;

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "taken_commit" TEXT,
ADD COLUMN     "taken_from" TEXT;

-- CreateTable
CREATE TABLE "repository_hooks" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_push_at" TIMESTAMPTZ(3),

    CONSTRAINT "repository_hooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposals" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'open',
    "base" TEXT NOT NULL,
    "written" TEXT,
    "text" TEXT,
    "moved_to" TEXT,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "commit" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "authored_at" TIMESTAMPTZ(3) NOT NULL,
    "others" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "taken" INTEGER,

    CONSTRAINT "proposals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "repository_hooks_repository_id_key" ON "repository_hooks"("repository_id");

-- CreateIndex
CREATE INDEX "proposals_publication_id_state_idx" ON "proposals"("publication_id", "state");

-- CreateIndex
CREATE INDEX "notices_proposal_id_idx" ON "notices"("proposal_id");

-- CreateIndex
CREATE INDEX "repositories_watch_due_at_idx" ON "repositories"("watch_due_at");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_hooks" ADD CONSTRAINT "repository_hooks_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;
