-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sent', 'dead', 'dropped');

-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "due_days" INTEGER[] DEFAULT ARRAY[7, 14, 30, 60, 90]::INTEGER[],
ADD COLUMN     "remind_days_before" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "digest_at" INTEGER DEFAULT 540,
ADD COLUMN     "digested" TEXT[],
ADD COLUMN     "digested_at" TIMESTAMPTZ(3),
ADD COLUMN     "muted_kinds" TEXT[] DEFAULT ARRAY['action_verified']::TEXT[];

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "action_id" UUID,
    "check_id" UUID,
    "member_id" UUID,
    "because" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "spread_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_channels" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "notices" TEXT[],
    "severities" TEXT[],
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "failing_since_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_channels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "key" TEXT,
    "member_id" UUID,
    "channel_id" UUID,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "lease_fence" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_notices" (
    "delivery_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,

    CONSTRAINT "delivery_notices_pkey" PRIMARY KEY ("delivery_id","notice_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notices_key_key" ON "notices"("key");

-- CreateIndex
CREATE INDEX "notices_spread_at_at_idx" ON "notices"("spread_at", "at");

-- CreateIndex
CREATE INDEX "notices_action_id_at_idx" ON "notices"("action_id", "at");

-- CreateIndex
CREATE INDEX "notices_check_id_idx" ON "notices"("check_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_key_key" ON "deliveries"("key");

-- CreateIndex
CREATE INDEX "deliveries_state_due_at_idx" ON "deliveries"("state", "due_at");

-- CreateIndex
CREATE INDEX "deliveries_channel_id_created_at_idx" ON "deliveries"("channel_id", "created_at");

-- CreateIndex
CREATE INDEX "deliveries_member_id_created_at_idx" ON "deliveries"("member_id", "created_at");

-- CreateIndex
CREATE INDEX "delivery_notices_notice_id_idx" ON "delivery_notices"("notice_id");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "corrective_actions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_channels" ADD CONSTRAINT "notification_channels_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "notification_channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_notices" ADD CONSTRAINT "delivery_notices_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_notices" ADD CONSTRAINT "delivery_notices_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices"("id") ON DELETE CASCADE ON UPDATE CASCADE;
