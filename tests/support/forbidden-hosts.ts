const V4 = [
  '127.0.0.1 127.1 127.0.1 127.0.0.001 0177.0.0.1 0177.0.0.01 0x7f.0.0.1 0x7F.0x0.0x0.0x1 0x7f.1 0x7f000001 0x7F000001',
  '2130706433 017700000001 0017700000001 127.0.0.1. 127.127.127.127 127.0.0.2 127.255.255.254 127.0.513 127.16777214 0177.1 0x7f.0.1',
  '0.0.0.0 0 0x0 00 0.0 0.0.0 0.0.0.0. 0x00000000 0.0.0.1 0.1.2.3 %31%32%37.0.0.1 127%2e0%2e0%2e1 １２７.０.０.１ 127。0。0。1 127．1 ①②⑦.⓪.⓪.①',
  '10.0.0.1 10.1 0xa.1 012.0.0.1 0x0a000001 167772161 10.255.255.255 172.16.0.1 172.31.255.254 0xac100001 2886729729 192.168.0.1',
  '192.168.1 0xc0a80001 3232235521 030052000001 0300.0250.0.1 192.168.255.255 100.64.0.1 100.100.100.200 0x64646464',
  '169.254.169.254 169.254.43518 169.16689662 2852039166 0xa9fea9fe 0xA9FEA9FE 0xa9.0xfe.0xa9.0xfe 0251.0376.0251.0376 025177524776',
  '169.254.170.2 169.254.0.1 168.63.129.16 0xa83f8110 2822734096 192.0.0.192 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9',
  '224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 0xffffffff 4294967295 255.255.65535',
].flatMap((line) => line.split(' '))
const V6 = [
  '::1 0:0:0:0:0:0:0:1 0000:0000:0000:0000:0000:0000:0000:0001 ::0001 0::1 :: 0:0:0:0:0:0:0:0 ::0',
  '::ffff:127.0.0.1 ::ffff:7f00:1 ::FFFF:7F00:0001 0:0:0:0:0:ffff:127.0.0.1 ::ffff:0:127.0.0.1 ::127.0.0.1 ::7f00:1 ::ffff:10.0.0.1',
  '::ffff:169.254.169.254 ::ffff:a9fe:a9fe ::a9fe:a9fe 64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1',
  '2002:7f00:1:: 2002:7f00:0001::1 2002:a9fe:a9fe:: 2002:c0a8:1::1 2001:0:7f00:1::1 2001::1 2001:0:4136:e378:8000:63bf:80ff:fffe',
  'fe80::1 fe80::a9fe:a9fe febf::1 fc00::1 fd00::1 fd00:ec2::254 fd20:ce::254 fdff:ffff::1 fec0::1 ff01::1 ff02::1 ff05::2 100::1',
  '2001:db8::1 2001:10::1 2001:20::1 5f00::1 4000::1 8000::1',
]
  .flatMap((line) => line.split(' '))
  .map((address) => `[${address}]`)

/** Names that the system resolves to this machine. */
export const LOOPBACK_NAMES = ['localhost', 'LOCALHOST', 'localhost.', 'LocalHost.', 'ip6-localhost']

/** Loopback in the spellings people and attackers know; private, metadata and reserved addresses in theirs; IPv6 in brackets. */
export const HOSTS: readonly string[] = [...V4, ...V6]

/** Those of them that a resolver could give as an answer, without brackets. */
export const NUMERIC: readonly string[] = HOSTS.map((host) => host.replace(/[[\]]/g, '')).filter((host) =>
  /^[0-9a-fA-F:.]+$/.test(host),
)
