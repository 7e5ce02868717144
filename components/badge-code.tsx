import { CopyCode } from '@/components/ui/copy-code'
import { Picture } from '@/components/ui/picture'
import { badgeMarkdown } from '@/lib/badges/rules'

interface Props {
  /** "ACT-34" */
  name: string
  /** The address that it leads to, here. */
  page: string
  publicUrl: string
}

/** A badge as others see it, and the Markdown to paste it elsewhere. */
export function BadgeCode({ name, page, publicUrl }: Props) {
  return (
    <>
      <Picture src={`/badge/${name}.svg`} alt={`The badge of ${name}`} height={20} />
      <CopyCode label={`the Markdown of the badge of ${name}`} code={badgeMarkdown(publicUrl, name, page)} />
    </>
  )
}
