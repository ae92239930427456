import type { Authorized, Festival } from '#lib/authorized.ts';

/** Who brings lists in; each kind of list asks for its own. */
export type Importing = Authorized<Festival, 'schedule' | 'settings' | 'volunteers'>;
