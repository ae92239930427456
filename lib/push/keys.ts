import { createECDH, createHmac } from 'node:crypto';
import { env, secret } from '#lib/env.ts';

/**
 * The pair of keys by which push services know that messages come from this installation (RFC
 * 8292), base64url; `subject` says whom to write to.
 */
type PushKeys = Readonly<{ publicKey: string; privateKey: string; subject: string }>;

/**
 * Made from the secret of this installation, as volunteers' links are: kept, backed up and brought
 * back with it, and in no file or row of its own. Browsers are bound to the public one, so another
 * secret ends every subscription.
 */
export function pushKeys(key = secret(), url = env().url): PushKeys {
  const pair = createECDH('prime256v1');
  for (let turn = 0; ; turn += 1) {
    try {
      pair.setPrivateKey(createHmac('sha256', key).update(`push ${turn}`).digest());
      break;
    } catch {
      // One in four thousand million is no key of this curve.
    }
  }
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: pair.getPrivateKey('base64url'),
    // Only https and mailto may be said, and services refuse what they cannot reach.
    subject: url.startsWith('https:') ? url : `mailto:lanterne@${new URL(url).hostname}`,
  };
}
