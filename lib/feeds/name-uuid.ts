import { createHash } from 'node:crypto';

/**
 * Our own random, fixed namespace, so that our UUIDs differ from everybody else's (RFC 9562,
 * section 5.5).
 */
const NAMESPACE = Buffer.from('8f0c6a52b7f34c0e9d5a1f2be67c4d31', 'hex');

/** The UUID, version 5, of a name: the same for the same name, for ever. */
export function nameUuid(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
