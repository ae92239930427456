import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,db,lib}/**/*.test.{ts,tsx}', 'e2e/net/**/*.test.ts', '*.test.ts'],
    benchmark: { include: ['{db,lib}/**/*.bench.ts'] },
    // The server's own zone must never matter; no test makes a secret in the data folder.
    env: { TZ: 'Asia/Kathmandu', LANTERNE_SECRET: 'of tests alone, and long enough to sign with' },
    testTimeout: 90_000,
    // Nothing else runs beside: on a machine of two cores one would be left idle.
    maxWorkers: '100%',
  },
});
