/**
 * Where the page of a list begins that shows `size` of `total` rows, and where those beside it do;
 * null where there is none. Of a list that has become shorter than the row `asked` for, the last
 * page is shown.
 */
export function pageBounds(asked: number, size: number, total: number) {
  const from = asked < total ? asked : Math.max(0, Math.floor((total - 1) / size) * size);
  return {
    from,
    previous: from > 0 ? Math.max(0, from - size) : null,
    next: from + size < total ? from + size : null,
  };
}
