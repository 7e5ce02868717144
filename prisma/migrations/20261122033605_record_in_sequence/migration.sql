-- AlterTable
ALTER TABLE "action_transitions" ADD COLUMN     "sequence" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "activities" ADD COLUMN     "sequence" SERIAL NOT NULL;

-- What was written before keeps the order in which it was shown.
UPDATE "action_transitions" SET "sequence" = "nth"
FROM (SELECT "id" AS "of", row_number() OVER (ORDER BY "id") AS "nth" FROM "action_transitions") AS "ordered" WHERE "id" = "of";
UPDATE "activities" SET "sequence" = "nth"
FROM (SELECT "id" AS "of", row_number() OVER (ORDER BY "id") AS "nth" FROM "activities") AS "ordered" WHERE "id" = "of";
