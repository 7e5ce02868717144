/** "340 bytes", "1.2 MB": how large a file is, in powers of 1000. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const [size, unit] = bytes < 999_500 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB']
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${unit}`
}
