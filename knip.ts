import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'app/_islands/{main,early,my-programme,propose,push,h}.{ts,tsx}',
    'app/_islands/selection/moved.ts',
    'app/_islands/team/main.ts',
    'app/_worker/main.ts',
    'app/documents/{documents,join,own,paper,team}.css',
    'app/_server/jobs/worker.ts',
    'app/_server/request-testing.ts',
    'db/standing-testing.ts',
    'lib/cli/before-start.ts',
    'lib/exchange/files/fuzz-worker-testing.ts',
    'lib/**/*.bench.ts',
    'e2e/bench/*.ts',
    'e2e/attacks/{told.mjs,readers.ts}',
    'e2e/shifted-clock.mjs',
    'next-settings.ts',
    'public/*.js',
  ],
  project: ['**/*.{ts,tsx,js,mjs,css}'],
  // A style sheet imports others.
  compilers: {
    css: (text: string) => [...text.matchAll(/@import\s+"[^"]*"/g)].map(([line]) => line.slice(1)).join('\n'),
  },
  ignoreBinaries: ['caddy', 'gcc', 'nginx', 'pdftotext', 'pkg-config'],
  ignoreDependencies: ['@fontsource/.+', '@fontsource-variable/.+', 'schema-dts'],
};

export default config;
