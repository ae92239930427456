import { afterEach, expect, it, vi } from 'vitest';
import { env } from '#lib/env.ts';
import { translator } from '#lib/i18n/translator.ts';
import { orRefused, RefusedStart } from './refused-start.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['PORT', 'trois-mille', 'badPort'],
  ['LANTERNE_URL', 'exemple.org', 'badUrl'],
  ['LANTERNE_HOST', 'ici', 'badHost'],
  ['LANTERNE_TRUST_PROXY', 'peut-être', 'badTrustProxy'],
  ['LANTERNE_OFFLINE', 'jamais', 'badOffline'],
  ['LANTERNE_LOG', 'tout', 'badLog'],
] as const)('says in both languages that %s=%s cannot be used, and what to do', (name, value, code) => {
  const start = () => orRefused(() => env({ [name]: value }));
  const said = (['fr', 'en'] as const).map((locale) => {
    vi.stubEnv('LC_ALL', locale);
    const sentence = translator(locale, 'cli')(code, { value });
    expect(start).toThrow(new RefusedStart(sentence));
    return sentence;
  });
  expect(said).toEqual(said.map(() => expect.stringMatching(`^${name}=${value}`)));
  expect(said[0]).not.toBe(said[1]);
});
