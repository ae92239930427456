/**
 * A root as a reader of the desk may see it: without the permission, its private facts `P` are
 * null.
 */
export type Seen<R, P> = Omit<R, keyof P> & { [K in keyof P & keyof R]: R[K] | null };

/** The same for a reader without the permission `private-facts`. */
export const unseen = <R extends P, P extends object>(root: R, privateFacts: P) =>
  ({ ...root, ...Object.fromEntries(Object.keys(privateFacts).map((fact) => [fact, null])) }) as Seen<R, P>;
