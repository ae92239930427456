import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,db,lib}/**/*.test.{ts,tsx}', '*.test.ts'],
    benchmark: { include: ['{db,lib}/**/*.bench.ts'] },
    // The server's own zone must never matter.
    env: { TZ: 'Asia/Kathmandu' },
    testTimeout: 30_000,
  },
});
