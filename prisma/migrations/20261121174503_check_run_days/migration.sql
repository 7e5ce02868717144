-- CreateTable
CREATE TABLE "check_run_days" (
    "check_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "passes" INTEGER NOT NULL,
    "fails" INTEGER NOT NULL,
    "errors" INTEGER NOT NULL,

    CONSTRAINT "check_run_days_pkey" PRIMARY KEY ("check_id","day")
);

-- AddForeignKey
ALTER TABLE "check_run_days" ADD CONSTRAINT "check_run_days_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
