import { afterEach, expect, it, vi } from 'vitest';
import { env } from '#lib/env.ts';
import { orRefused, RefusedStart } from './refused-start.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  { PORT: 'trois-mille' },
  { LANTERNE_URL: 'exemple.org' },
  { LANTERNE_HOST: 'ici' },
  { LANTERNE_TRUST_PROXY: 'peut-être' },
  { LANTERNE_OFFLINE: 'jamais' },
  { LANTERNE_LOG: 'tout' },
])('says in both languages that %o cannot be used', (given) => {
  const [[name, value]] = Object.entries(given) as [[string, string]];
  for (const LC_ALL of ['fr_FR.UTF-8', 'en_GB.UTF-8']) {
    vi.stubEnv('LC_ALL', LC_ALL);
    const start = () => orRefused(() => env(given));
    expect(start).toThrow(RefusedStart);
    expect(start).toThrow(`${name}=${value}`);
  }
});
