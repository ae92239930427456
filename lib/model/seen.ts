/** A root as the reader of the desk may see it: its private facts `P` are null for who may not. */
export type Seen<R, P> = Omit<R, keyof P> & { [K in keyof P & keyof R]: R[K] | null };

/** The same for who may not (`private-facts`). */
export const unseen = <R extends P, P extends object>(root: R, privateFacts: P) =>
  ({ ...root, ...Object.fromEntries(Object.keys(privateFacts).map((fact) => [fact, null])) }) as Seen<R, P>;
