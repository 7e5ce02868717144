-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('opening', 'open', 'merged', 'closed');

-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "has_public_badges" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "repositories" ADD COLUMN     "api_secret_name" TEXT,
ADD COLUMN     "forge" TEXT,
ADD COLUMN     "forge_url" TEXT,
ADD COLUMN     "index_path" TEXT,
ADD COLUMN     "opens_requests" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "publication_requests" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "branch" TEXT NOT NULL,
    "state" "request_state" NOT NULL DEFAULT 'opening',
    "number" INTEGER,
    "url" TEXT,
    "path" TEXT,
    "text" TEXT,
    "document" JSONB,
    "commit" TEXT,
    "committed_at" TIMESTAMPTZ(3),
    "look_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "publication_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "publication_requests_publication_id_created_at_idx" ON "publication_requests"("publication_id", "created_at");

-- CreateIndex
CREATE INDEX "publication_requests_look_at_idx" ON "publication_requests"("look_at");

-- AddForeignKey
ALTER TABLE "publication_requests" ADD CONSTRAINT "publication_requests_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE;
