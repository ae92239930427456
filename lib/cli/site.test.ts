import { afterEach, expect, it, vi } from 'vitest';
import { siteAddresses } from './site.ts';

afterEach(() => vi.unstubAllEnvs());

it('writes a folder for the address the festival is read under, and leads there from a copy', () => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  const [shared, own] = [{ host: null }, { host: 'programme.lueurs.fr' }];
  expect(siteAddresses(shared, null, false)).toEqual({ url: 'https://lanterne.example.org', canonical: null });
  expect(siteAddresses(own, null, false)).toEqual({ url: 'https://programme.lueurs.fr', canonical: null });
  expect(siteAddresses(own, 'https://asso.example/2026', true)).toEqual({
    url: 'https://asso.example/2026',
    canonical: 'https://programme.lueurs.fr',
  });
});
