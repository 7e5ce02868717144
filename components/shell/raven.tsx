/** The mark. Takes the colour of the text around it. */
export function Raven({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path
        fillRule="evenodd"
        d="M1.5 10.1c2.3-2 4.4-3.3 6.7-4C9.6 4 11.9 2.8 14.4 3c3.6.3 6 3 6.1 6.6.1 4 .5 7.6 2 11.4-3.5-.7-6.3-2.1-8.3-4.3-.5 1.5-1.3 2.8-2.4 4-.2-1.9-.6-3.5-1.3-5.1-2-.9-3.2-2.6-3.5-4.8-2 .1-3.7-.1-5.5-.7Zm11.6-3.5a1.15 1.15 0 1 0 0 2.3 1.15 1.15 0 0 0 0-2.3Z"
      />
    </svg>
  )
}
