import { type AtForge, atForge, FORGES, type ForgeName } from '../platform/forge/place'

interface Where {
  address: string
  forge: string | null
  forgeUrl: string | null
}

const isForge = (name: string | null): name is ForgeName => FORGES.some((one) => one === name)

/** Where a repository's program shows and answers for it; null where it is not known which program that is. */
export const forgeOf = ({ address, forge, forgeUrl }: Where): AtForge | null =>
  atForge(address, isForge(forge) ? forge : null, forgeUrl)
