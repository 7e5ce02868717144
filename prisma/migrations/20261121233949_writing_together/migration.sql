-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "since_version" INTEGER,
ADD COLUMN     "until_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "section_documents" (
    "section_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" BYTEA NOT NULL,
    "state_seq" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "section_documents_pkey" PRIMARY KEY ("section_id")
);

-- CreateTable
CREATE TABLE "section_updates" (
    "section_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "update" BYTEA NOT NULL,

    CONSTRAINT "section_updates_pkey" PRIMARY KEY ("section_id","seq")
);

-- CreateTable
CREATE TABLE "presences" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "section_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_authors" (
    "revision_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "revision_authors_pkey" PRIMARY KEY ("revision_id","member_id")
);

-- CreateIndex
CREATE INDEX "presences_incident_id_idx" ON "presences"("incident_id");

-- AddForeignKey
ALTER TABLE "section_documents" ADD CONSTRAINT "section_documents_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_updates" ADD CONSTRAINT "section_updates_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section_documents"("section_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_authors" ADD CONSTRAINT "revision_authors_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_authors" ADD CONSTRAINT "revision_authors_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who writes a section, or has an incident open, is told of the others (see 20261121170500_live_changes).
CREATE TRIGGER tell_written AFTER INSERT ON "section_updates"
  FOR EACH ROW EXECUTE FUNCTION tell_change('section', 'section_id');
CREATE TRIGGER tell_hidden AFTER UPDATE ON "sections" FOR EACH ROW
  WHEN (NEW.audience <> OLD.audience OR NEW.deleted_at IS DISTINCT FROM OLD.deleted_at)
  EXECUTE FUNCTION tell_change('section_hidden', 'id');
CREATE TRIGGER tell_presence AFTER INSERT OR DELETE ON "presences"
  FOR EACH ROW EXECUTE FUNCTION tell_change('presence', 'incident_id');
