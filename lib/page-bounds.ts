/**
 * Where a page of a list with `size` of `total` rows begins, and where the previous and the next
 * do; null where there is none. If the list has become shorter than the row `asked` for, it is the
 * last page.
 */
export function pageBounds(asked: number, size: number, total: number) {
  const from = asked < total ? asked : Math.max(0, Math.floor((total - 1) / size) * size);
  return {
    from,
    previous: from > 0 ? Math.max(0, from - size) : null,
    next: from + size < total ? from + size : null,
  };
}
