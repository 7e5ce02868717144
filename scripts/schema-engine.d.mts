export function diffSchema(where: { root: string; connectionString: string; schema?: string }): Promise<string>
export function unappliedForPrisma(where: { root: string; connectionString: string }): Promise<string[]>
