import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Env = {
  /** Absolute. */
  dataFolder: string;
  port: number;
  /** The one public address, without a slash at its end. */
  url: string;
  /** Whether a proxy in front says who asks. */
  trustProxy: boolean;
  /** Signs the session cookies. */
  secret: string;
};

const shared = globalThis as typeof globalThis & { lanterneEnv?: Env };

/** What the environment says, read once, in this one place. */
export function env(): Env {
  if (shared.lanterneEnv) return shared.lanterneEnv;
  const dataFolder = resolve(process.env.LANTERNE_DATA || './data');
  const port = Number(process.env.PORT || 3000);
  shared.lanterneEnv = {
    dataFolder,
    port,
    url: (process.env.LANTERNE_URL || `http://localhost:${port}`).replace(/\/+$/, ''),
    trustProxy: process.env.LANTERNE_TRUST_PROXY === '1',
    secret: process.env.LANTERNE_SECRET || keptSecret(dataFolder),
  };
  return shared.lanterneEnv;
}

/** Made at the first start and kept with the data, readable by its owner alone: sessions outlive a restart. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mkdirSync(dataFolder, { recursive: true });
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
    return secret;
  }
}
