export const byId = <T extends { readonly id: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));

export const byNumber = <T extends { readonly number: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.number, row]));
