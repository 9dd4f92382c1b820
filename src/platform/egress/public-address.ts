import { BlockList, isIP } from 'node:net';

// IANA's special-purpose registries (RFC 6890 and later): nothing of them is a server of somebody else on the internet.
const CLOSED: readonly [net: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4 and NAT64 carry an IPv4 address inside, which may be any.
  ['2002::', 16],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
];
/** Global unicast is all that IPv6 routes between strangers. */
const OPEN_IPV6: readonly [string, number] = ['2000::', 3];

const closed = new BlockList();
for (const [net, bits] of CLOSED) closed.addSubnet(net, bits, isIP(net) === 6 ? 'ipv6' : 'ipv4');
const open = new BlockList();
open.addSubnet(...OPEN_IPV6, 'ipv6');

/** Whether an IP address is of the public internet: not this machine, not its network, nor a form that hides one of those. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  // IPv4 written as IPv6 (`::ffff:10.0.0.1`) is outside 2000::/3 as well.
  return family === 6 && !address.includes('%') && open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}
