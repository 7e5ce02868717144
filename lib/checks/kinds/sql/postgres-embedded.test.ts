import { describe } from 'vitest'
import { postgres } from '@/tests/support/sql/any-postgres'

describe('the PostgreSQL that comes along', () => postgres('embedded'))
