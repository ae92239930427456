/** The rows by their id; of several with one id the last. */
export const byId = <T extends { readonly id: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));

/** The rows by their permanent number in the festival; of several with one number the last. */
export const byNumber = <T extends { readonly number: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.number, row]));

/** The rows by their uid; those without one share the key undefined. */
export const byUid = <T extends { readonly uid?: string | undefined }>(rows: readonly T[]) =>
  new Map<T['uid'], T>(rows.map((row) => [row.uid, row]));
