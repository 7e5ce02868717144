import { describeWith } from '@/tests/support/programs'
import { postgres } from '@/tests/support/sql/any-postgres'

describeWith(['postgresql-15'], 'PostgreSQL 15', () => postgres('debian'))
