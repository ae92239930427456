import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The program of a thread that runs a file of this folder, to be evaluated. A thread of Node 20
 * does not take tsx from its flags, so it asks for it itself.
 */
export function workerStart(file: string): string {
  const address = JSON.stringify(pathToFileURL(join(process.cwd(), 'lib', 'exchange', 'files', file)).href);
  return `import('tsx/esm/api').then(({ tsImport }) => tsImport(${address}, ${address}))`;
}
