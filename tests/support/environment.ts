/**
 * The environment for a program under test: the settings of whoever runs the tests, and those that another test put into this
 * process, must not reach it; temporary folders may lie in memory here.
 */
export function programEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(NEVERMORE_|DATABASE_URL|PORT$|HOST$|NODE_ENV|VITEST|NODE_OPTIONS)/.test(name),
  )
  return {
    ...Object.fromEntries(own),
    NEVERMORE_ALLOW_EPHEMERAL_DATA: '1',
    ...more,
  } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv
}
