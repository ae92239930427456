import { existsSync } from 'node:fs';

/*
 * The settings of Next stand in next-settings.ts. A server that was built reads what its build made
 * of them: TypeScript would bring the compilers of Next and next-intl, some 43 MB for as long as it
 * runs.
 */
const built = new URL('.next/lanterne-settings.mjs', import.meta.url);

export default async (phase) => {
  if (phase === 'phase-production-server' && existsSync(built)) return (await import(built.href)).default;
  const { tsImport } = await import('tsx/esm/api');
  return (await tsImport('./next-settings.ts', import.meta.url)).default;
};
