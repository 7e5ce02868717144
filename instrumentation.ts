/** Called by Next once a server process starts: from then on the process says that it lives. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { keepBeating } = await import('./lib/platform/beating')
  keepBeating('web')
}
