export const byId = <T extends { readonly id: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));

export const byNumber = <T extends { readonly number: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.number, row]));

/** A row without a uid has the key undefined. */
export const byUid = <T extends { readonly uid?: string | undefined }>(rows: readonly T[]) =>
  new Map<T['uid'], T>(rows.map((row) => [row.uid, row]));
