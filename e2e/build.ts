import { resolve } from 'node:path';
import { ensureBuilt } from '#lib/cli/build.ts';

/** The journeys run on the built app; two workers must not build it at the same time. */
export default async function build(): Promise<void> {
  if ((await ensureBuilt(resolve(import.meta.dirname, '..'), () => console.log('Building…'))) !== 0) {
    throw new Error('The build failed.');
  }
}
