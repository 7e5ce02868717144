-- CreateEnum
CREATE TYPE "test_state" AS ENUM ('passed', 'failed', 'skipped');

-- CreateTable
CREATE TABLE "test_projects" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "test_projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_reports" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "branch" TEXT NOT NULL,
    "commit" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tests" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,

    CONSTRAINT "test_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_results" (
    "report_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "suite" TEXT NOT NULL,
    "class_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "test_state" NOT NULL,
    "duration_ms" INTEGER,
    "message" TEXT NOT NULL,

    CONSTRAINT "test_results_pkey" PRIMARY KEY ("report_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "test_projects_name_key" ON "test_projects"("name");

-- CreateIndex
CREATE UNIQUE INDEX "test_projects_token_hash_key" ON "test_projects"("token_hash");

-- CreateIndex
CREATE INDEX "test_reports_project_id_branch_received_at_idx" ON "test_reports"("project_id", "branch", "received_at" DESC);

-- AddForeignKey
ALTER TABLE "test_projects" ADD CONSTRAINT "test_projects_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_reports" ADD CONSTRAINT "test_reports_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "test_projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_results" ADD CONSTRAINT "test_results_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "test_reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
