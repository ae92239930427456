import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** An element with these data attributes, with as much of it as the marks need. */
function partOf(dataset: Record<string, string>) {
  const marks = new Set<string>();
  const hasAttribute = (name: string) => marks.has(name);
  const toggleAttribute = (name: string, is: boolean) => (is ? marks.add(name) : marks.delete(name));
  return { dataset, marks, hasAttribute, toggleAttribute };
}

// The script runs when it is loaded, with all its modules, so this file is run
// in a process of its own.

/**
 * The marks of a page and of its séance (the last of a festival) when the page is opened at an
 * instant.
 */
async function marksAt(at: string, span: Record<string, string>) {
  vi.useFakeTimers({ now: Date.parse(at) });
  const [root, event] = [partOf({}), partOf({ start: '2026-06-07T20:00:00.000Z', end: '2026-06-07T22:00:00.000Z' })];
  vi.stubGlobal('document', {
    documentElement: root,
    currentScript: { dataset: span },
    querySelector: () => null,
    querySelectorAll: (selector: string) => (selector === '[data-start]' ? [event] : []),
  });
  vi.stubGlobal('addEventListener', () => {});
  await import('./early.ts');
  delete (globalThis as { lanterneMark?: () => void }).lanterneMark;
  return [[...root.marks], [...event.marks]];
}

const SPAN = { from: '2026-06-06T08:00:00.000Z', to: '2026-06-07T22:00:00.000Z' };

it.each([
  ['before it begins', '2026-06-06T07:59:00.000Z', SPAN, [[], []]],
  ['while the festival is on', '2026-06-07T12:00:00.000Z', SPAN, [['data-festival-on'], []]],
  ['while it runs', '2026-06-07T21:00:00.000Z', SPAN, [['data-festival-on'], ['data-now']]],
  ['in the night after the last end', '2026-06-07T23:00:00.000Z', SPAN, [[], ['data-over']]],
  ['in an archive', '2026-06-09T12:00:00.000Z', {}, [[], []]],
])('marks a séance %s', async (_, at, span, marks) => {
  expect(await marksAt(at, span)).toEqual(marks);
});
