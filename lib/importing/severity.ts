/** SEV1 to SEV5 where a severity is written with its number; words such as "Major" are for a person to place. */
export function severityValue(asWritten: string | null): 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' | 'SEV5' | null {
  const number = /^(?:sev(?:erity)?|s)[\s-]?([1-5])$/i.exec(asWritten?.trim() ?? '')?.[1]
  return number ? (`SEV${number}` as 'SEV1') : null
}
