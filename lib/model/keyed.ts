export const byId = <T extends { readonly id: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));

export const byNumber = <T extends { readonly number: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.number, row]));

/** The key type is that of the rows: where a uid may be missing, such a row has the key undefined. */
export const byUid = <T extends { readonly uid?: string | undefined }>(rows: readonly T[]) =>
  new Map<T['uid'], T>(rows.map((row) => [row.uid, row]));
