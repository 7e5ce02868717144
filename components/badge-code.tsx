import { CopyCode } from '@/components/ui/copy-code'
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
      {/* biome-ignore lint/performance/noImgElement: a small picture of our own, drawn by the server as it is */}
      <img src={`/badge/${name}.svg`} alt={`The badge of ${name}`} height={20} />
      <CopyCode label={`the Markdown of the badge of ${name}`} code={badgeMarkdown(publicUrl, name, page)} />
    </>
  )
}
