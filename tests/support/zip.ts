import { crc32, deflateRawSync } from 'node:zlib'

export interface Entry {
  name: string | Buffer
  data: string | Buffer
  /** What the headers say where it is not the truth. */
  lies?: { size?: number; compressedSize?: number; crc?: number; offset?: number; localExtra?: number }
  stored?: boolean
  /** General purpose bits: 0x800 says that the name is UTF-8, 1 that the data is encrypted. */
  flags?: number
  /** The mode of a Unix file, as 0o120777 of a link. */
  mode?: number
}

/** A zip archive made byte by byte, so that it can be as wrong as a test wants it. */
export function makeZip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, data, lies = {}, stored = false, flags = 0x800, mode = 0o100644 } of entries) {
    const nameBytes = Buffer.from(name as string)
    const bytes = Buffer.from(data as string)
    const packed = stored ? bytes : deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(lies.crc ?? crc32(bytes), 10)
    common.writeUInt32LE(lies.compressedSize ?? packed.length, 14)
    common.writeUInt32LE(lies.size ?? bytes.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const localCommon = Buffer.from(common)
    localCommon.writeUInt16LE(lies.localExtra ?? 0, 24)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), localCommon, nameBytes, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(mode * 65_536, 6)
    rest.writeUInt32LE(lies.offset ?? offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
