import { existsSync } from 'node:fs';

/*
 * Next's settings are in next-settings.ts. A built server reads what the build made from it: to
 * read TypeScript, the compilers of Next and next-intl would stay in memory, some 43 MB.
 */
const built = new URL('.next/lanterne-settings.mjs', import.meta.url);

export default async (phase) => {
  if (phase === 'phase-production-server' && existsSync(built)) return (await import(built.href)).default;
  const { tsImport } = await import('tsx/esm/api');
  return (await tsImport('./next-settings.ts', import.meta.url)).default;
};
