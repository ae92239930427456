import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OVER_HOURS, REM } from './grid/view.ts';

const app = join(import.meta.dirname, '../../../..');
const sheets = readdirSync(app, { recursive: true, withFileTypes: true })
  // A folder may be named like a style sheet.
  .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
  .map(({ parentPath, name }) => join(parentPath, name));

// With such a selector, each change below the frame (a step of a drag, a key in a search) would
// make the browser compute the styles of all these elements again.
it('no selector makes the style of the frame depend on an element somewhere inside it', () => {
  const asks = sheets.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:\.desk|:root|html|body):has\([^>].*?\)\)? +[.:[\w]/g)].map(
      ([rule]) => `${path} ${rule}`,
    ),
  );
  expect(sheets.length).toBeGreaterThan(20);
  expect(asks).toEqual([]);
});

// Otherwise cards in sight would be taken for being below the screen, and drawn late.
it('counts no less height above the hours of the grid than there is, or its first cards would be drawn late', () => {
  const sheet = ['desk.css', 'grid/grid.css']
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('');
  const pixels = (selector: string, measures: RegExp) => {
    const [, ...found] = measures.exec(sheet.split(`\n  ${selector} {`)[1]?.split('}')[0] ?? '') ?? [];
    if (found.length === 0) throw new Error(`no ${measures} in ${selector}`);
    return found.reduce((sum, one) => sum + Number.parseFloat(one) * (one.endsWith('rem') ? REM : 1), 0);
  };
  const head = pixels('.desk', /--desk-top: (\S+);/);
  const bar = pixels('.grid-bar', /padding: (\S+) \S+ (\S+);/) + pixels('.grid-days button', /min-height: (\S+);/);
  const legend = pixels('.grid-legend', /padding: 0 \S+ (\S+);/) + pixels('.grid-legend select', /min-height: (\S+);/);
  const rooms = 2 * pixels('.grid-head', /padding: (\S+) /) + 1.25 * pixels('.grid-head', /font: 700 (\S+) /);
  const over = head + bar + legend + rooms;
  expect(OVER_HOURS).toBeLessThanOrEqual(over);
  expect(OVER_HOURS).toBeGreaterThan(over - REM);
});

// Otherwise the browser would lay out the layers of the page again for each card a pointer passes.
it('a hovered card neither grows nor rises above the others', () => {
  const sheet = readFileSync(join(import.meta.dirname, 'events/events.css'), 'utf8');
  const bodyOf = (selector: string) => sheet.split(`\n  ${selector} {`)[1]?.split('}')[0] ?? '';
  const ringOf = (selector: string) => /(0 0 0 \dpx) ([^ ]+);/.exec(bodyOf(selector))?.slice(1);
  expect(ringOf('.day-card')).toEqual(['0 0 0 3px', 'transparent']);
  // A clashing card too, in a colour that is visible on the background of a column.
  for (const card of ['.day-card:hover', '.day-card.is-clash:where(:hover)']) {
    expect(ringOf(card), card).toEqual(['0 0 0 3px', 'var(--beam)']);
    expect(bodyOf(card), card).not.toContain('z-index');
  }
});

// Descendants inherit `pointer-events`, so the dragged card must be excepted.
it('during a drag the layer above the columns gets the pointer events, and nothing in it does', () => {
  const sheet = readFileSync(join(import.meta.dirname, 'grid/grid.css'), 'utf8');
  const hitsOf = (selector: string) =>
    /pointer-events: (.+);/.exec(sheet.split(`\n  ${selector} {`)[1]?.split('}')[0] ?? '')?.[1];
  expect(hitsOf('.is-dragging .grid-ghosts')).toBe('auto');
  expect(hitsOf('.is-dragging .grid-ghosts > *')).toBe('none');
});

it('what is focused or chosen by a background or a shadow only can be seen in forced colours too', () => {
  const unseen = sheets.flatMap((path) => {
    const sheet = readFileSync(path, 'utf8');
    const forced = /^( *)@media \(forced-colors: active\) \{.*?^\1\}/gms;
    const rules = (sheet.match(forced) ?? []).join();
    const marks = sheet.replaceAll(forced, '').match(/\.is-active|\[data-focused\]|\[aria-selected="true"\]/g) ?? [];
    return marks.filter((mark) => !rules.includes(mark)).map((mark) => `${path} ${mark}`);
  });
  expect(unseen).toEqual([]);
});

/** A style sheet up to its print rules, and what these say of a selector. */
function onPaper(name: string): { onScreen: string; bodyOf: (selector: string) => string | undefined } {
  const [onScreen = '', printed = ''] = readFileSync(join(import.meta.dirname, name), 'utf8').split('@media print {');
  return { onScreen, bodyOf: (selector) => printed.split(`    ${selector} {`)[1]?.split('}')[0] };
}

// Browsers print only the visible part of a scrolling box.
it.each([
  ['grid/grid.css', '.grid-scroll'],
  ['table/cells.css', '.cells-box'],
])('a box that scrolls on screen is printed whole: %s', (name, selector) => {
  expect(onPaper(name).bodyOf(selector)).toContain('overflow: visible;');
});

it('the desk around a grid is as high on paper as its content', () => {
  const { onScreen, bodyOf } = onPaper('grid/grid.css');
  const rules = [...onScreen.matchAll(/^ *(\.desk:has\(.*\.grid-app\)) \{([^}]*)\}/gm)];
  const cut = rules.flatMap(([, selector = '', body = '']) => (body.includes('overflow: hidden') ? selector : []));
  expect(cut).not.toEqual([]);
  for (const selector of cut) expect(bodyOf(selector)).toMatch(/height: auto;\s+overflow: visible;/);
});

it('the hours of the whole festival are no wider than a sheet', () => {
  expect(onPaper('grid/whole.css').bodyOf('.whole-hours,\n    .whole-group')).toContain('min-width: 0;');
});

// The field of a cell that is being edited would take its place.
it('a cell that is being edited is printed with its text, in its place', () => {
  expect(onPaper('table/cells.css').bodyOf('.cells-box tr > :is(th, td)')).toMatch(/position: relative.*inset: auto/s);
});

it('the notes above the grid, which leaves them no margin, are found by the classes they have', () => {
  const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
  const notes = [...read('grid/grid.css').matchAll(/:has\(> \.grid-app\) > (?:\w+)?\.([\w-]+)/g)];
  expect(notes).toHaveLength(2);
  for (const [, note] of notes) expect(read('layout.tsx')).toMatch(new RegExp(`<p className="${note}[ "]`));
});
