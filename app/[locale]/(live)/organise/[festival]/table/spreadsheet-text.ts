/**
 * Reads cells from the clipboard as spreadsheets write them: tabs between cells, line breaks
 * between rows, quotes around cells that contain either.
 */
export function cellsOfText(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, quoted, held = '', end = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? held);
    if (end === '\t' && cell.lastIndex === text.length) rows.at(-1)?.push('');
    else if (end !== '' && end !== '\t' && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

/** The same in reverse; every row ends with a line break, so that an empty last row counts. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => cells.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)))
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');

/**
 * Whether a key begins to edit a cell. « ? » opens the list of keys, as everywhere in the desk, and
 * space opens a list of few values.
 */
export const beginsText = (key: string, choices: readonly string[] | null): boolean =>
  key.length === 1 && key !== '?' && !(key === ' ' && choices !== null);
