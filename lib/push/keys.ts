import { createECDH, createHmac } from 'node:crypto';
import { env, secret } from '#lib/env.ts';

/**
 * The key pair (base64url) by which push services recognise this installation (RFC 8292); `subject`
 * is a contact address for them.
 */
type PushKeys = Readonly<{ publicKey: string; privateKey: string; subject: string }>;

/**
 * Derived from the secret of this installation, as the volunteers' links are: it is kept, backed up
 * and restored with it, and needs no file or row of its own. Browsers are bound to the public key,
 * so another secret ends every subscription.
 */
export function pushKeys(key = secret(), url = env().url): PushKeys {
  const pair = createECDH('prime256v1');
  for (let turn = 0; ; turn += 1) {
    try {
      pair.setPrivateKey(createHmac('sha256', key).update(`push ${turn}`).digest());
      break;
    } catch {
      // About one hash in four thousand million is not a valid key of this curve; then the next one
      // is tried.
    }
  }
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: pair.getPrivateKey('base64url'),
    // Only https and mailto are allowed, and services refuse an address they cannot reach.
    subject: url.startsWith('https:') ? url : `mailto:lanterne@${new URL(url).hostname}`,
  };
}
