import fc from 'fast-check'

/** Any text of whole characters. fc.string({ unit: 'binary' }) gives the same, but needs seconds in each file that asks for it. */
export const anyText = ({ maxLength = 100 }: { maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xff }),
        fc.integer({ min: 0x100, max: 0xd7ff }),
        fc.integer({ min: 0xe000, max: 0x10ffff }),
      ),
      { maxLength },
    )
    .map((points) => String.fromCodePoint(...points))
