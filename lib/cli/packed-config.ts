import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * What next-intl adds to the settings is only needed for a build. A built server would load a
 * compiler for it, which needs a folder to write into.
 */
const withoutCompiler: Plugin = {
  name: 'without-compiler',
  setup(build) {
    build.onResolve({ filter: /^next-intl\/plugin$/ }, ({ path }) => ({ path, namespace: 'packed' }));
    build.onLoad({ filter: /.*/, namespace: 'packed' }, () => ({
      contents: 'export default () => (config) => config;',
    }));
  },
};

/** The file with the settings of Next.js in the folder of a build. */
export const SETTINGS = 'lanterne-settings.mjs';

/**
 * Writes the settings of Next.js as JavaScript beside a build, where its server reads them
 * (next.config.mjs).
 */
export async function buildSettings(root: string): Promise<void> {
  writeFileSync(join(root, '.next', SETTINGS), await packedConfig(root));
}

/**
 * The settings of Next.js as JavaScript: to read them in TypeScript, Next.js would need its
 * compiler of 130 MB.
 */
export async function packedConfig(root: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'next-settings.ts')],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [withoutCompiler],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
