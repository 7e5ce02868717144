/** The mark: a raven's head. Takes the colour of the text around it. public/icon.svg is the same drawing. */
export function Raven({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" fillRule="evenodd" aria-hidden="true">
      <path d="M.9 12.6C.9 10 4.3 7.3 8.3 6.8 9.8 4.4 12.5 2.9 15.5 3.1c4.2.3 6.6 3.8 6.9 8.5.2 3.4.4 6.6 1.3 9.9H12.6c.6-1 .9-1.9 1-2.8-.9.5-1.8.8-2.7.8.7-.9 1.1-1.8 1.2-2.7-.9.2-1.8.2-2.6 0 .8-.8 1.3-1.5 1.5-2.4-1.4-.4-2.6-1-3.4-1.9-1.9.3-3.9.1-5.1-.8-.7.1-1.2.4-1.6 1.2Zm12.7-5.4a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2Z" />
    </svg>
  )
}
