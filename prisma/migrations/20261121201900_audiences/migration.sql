-- CreateEnum
CREATE TYPE "audience" AS ENUM ('restricted', 'members', 'public');

-- AlterTable
ALTER TABLE "causes" ADD COLUMN     "audience" "audience" NOT NULL DEFAULT 'members';

-- AlterTable
ALTER TABLE "corrective_actions" ADD COLUMN     "audience" "audience" NOT NULL DEFAULT 'members';

-- AlterTable
ALTER TABLE "lessons" ADD COLUMN     "audience" "audience" NOT NULL DEFAULT 'members';

-- AlterTable
ALTER TABLE "sections" ADD COLUMN     "audience" "audience" NOT NULL DEFAULT 'members';

-- AlterTable
ALTER TABLE "timeline_entries" ADD COLUMN     "audience" "audience" NOT NULL DEFAULT 'members';

-- An action is told of by the board, by checks and by notices: it is never restricted.
ALTER TABLE "corrective_actions" ADD CONSTRAINT "corrective_actions_are_never_restricted" CHECK ("audience" <> 'restricted');
