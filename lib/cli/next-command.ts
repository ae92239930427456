import { join } from 'node:path';

/** Next's own command, in an installation at `root`. */
export const nextCommand = (root: string) => join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
