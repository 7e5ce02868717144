/** Called by Next once a server process starts: from then on the process says that it lives. */
export async function register() {
  const { keepBeating } = await import('./lib/platform/beating')
  keepBeating('web')
}
