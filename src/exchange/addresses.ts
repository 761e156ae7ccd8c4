/**
 * From where a consumer may come: IP addresses and networks, as its allow-list names them.
 */
import { BlockList, isIP } from 'node:net';

type Family = 'ipv4' | 'ipv6';

const familyOf: Readonly<Record<number, Family>> = { 4: 'ipv4', 6: 'ipv6' };
const prefixMax: Readonly<Record<Family, number>> = { ipv4: 32, ipv6: 128 };

/** Lists that were asked about; the lists of a directory go with it. */
const known = new WeakMap<readonly string[], BlockList>();

/** Whether this is an address, or a network in CIDR notation. */
export function isAddressOrNetwork(entry: string): boolean {
  return readEntry(entry) !== undefined;
}

/** Whether the address stands in one of the networks; what is no address stands in none. */
export function isAmong(networks: readonly string[], address: string): boolean {
  const family = familyOf[isIP(address)];
  return family !== undefined && !address.includes('%') && listOf(networks).check(address, family);
}

function listOf(networks: readonly string[]): BlockList {
  const before = known.get(networks);
  if (before !== undefined) return before;
  const list = new BlockList();
  for (const entry of networks.map(readEntry)) {
    if (entry !== undefined) list.addSubnet(entry.address, entry.prefix, entry.family);
  }
  known.set(networks, list);
  return list;
}

function readEntry(entry: string) {
  const [address = '', length, ...more] = entry.split('/');
  const family = familyOf[isIP(address)];
  if (family === undefined || more.length > 0 || address.includes('%')) return undefined;
  if (length === undefined) return { address, prefix: prefixMax[family], family };
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return prefix <= prefixMax[family] ? { address, prefix, family } : undefined;
}
