-- AlterEnum
ALTER TYPE "import_file_state" ADD VALUE 'beside';
