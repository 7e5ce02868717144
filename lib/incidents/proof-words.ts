/** "1 of 3 actions verified, 1 regressed": how far the fixes of an incident are proven. Empty where there is no action. */
export function wordProof(actions: Partial<Record<string, number>>): string {
  const count = (state: string) => actions[state] ?? 0
  const all = Object.values(actions).reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const counting = all - count('waived')
  if (all === 0) return ''
  if (counting === 0) return all === 1 ? 'its action is waived' : `all ${all} actions waived`
  const first = `${count('verified')} of ${counting} ${counting === 1 ? 'action' : 'actions'} verified`
  return [first, count('regressed') && `${count('regressed')} regressed`, count('waived') && `${count('waived')} waived`]
    .filter(Boolean)
    .join(', ')
}
