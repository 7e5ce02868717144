-- CreateEnum
CREATE TYPE "publication_wish" AS ENUM ('publish', 'follow', 'take_back');

-- CreateTable
CREATE TABLE "repositories" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "path_template" TEXT NOT NULL,
    "secret_name" TEXT,
    "public_key" TEXT,
    "known_hosts" TEXT,
    "author_name" TEXT NOT NULL,
    "author_email" TEXT NOT NULL,
    "message_template" TEXT NOT NULL,
    "is_living" BOOLEAN NOT NULL DEFAULT true,
    "gather_minutes" INTEGER NOT NULL DEFAULT 60,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "repositories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publications" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "path" TEXT,
    "text" TEXT,
    "document" JSONB,
    "commit" TEXT,
    "committed_at" TIMESTAMPTZ(3),
    "wish" "publication_wish",
    "wished_by_id" UUID,
    "overwrites" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "lease_fence" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_steps" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "commit" TEXT,
    "summary" TEXT NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_steps_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "repositories_name_key" ON "repositories"("name");

-- CreateIndex
CREATE INDEX "publications_due_at_idx" ON "publications"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "publications_incident_id_repository_id_key" ON "publications"("incident_id", "repository_id");

-- CreateIndex
CREATE INDEX "publication_steps_publication_id_at_idx" ON "publication_steps"("publication_id", "at");

-- AddForeignKey
ALTER TABLE "repositories" ADD CONSTRAINT "repositories_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_steps" ADD CONSTRAINT "publication_steps_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_steps" ADD CONSTRAINT "publication_steps_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;
