import { isIPv4, isIPv6 } from 'node:net';

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Where a caller is counted: the IPv4 address, or the first 64 bits of an IPv6 one, since whoever has
 * one address of such a network has all of them.
 */
export function signInAddress(ip: string): string {
  const plain = mapped.exec(ip)?.[1] ?? ip;
  if (isIPv4(plain)) return plain;
  const [bare = ''] = plain.split('%');
  return isIPv6(bare) ? `${network(bare)}::/64` : 'unknown';
}

function network(address: string): string {
  const [head = '', tail] = address.split('::');
  const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const front = groupsOf(head);
  const back = tail === undefined ? [] : groupsOf(tail);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array.from({ length: gap }, () => '0'), ...back]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
