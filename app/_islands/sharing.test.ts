import { afterEach, expect, it, vi } from 'vitest';
import { sending } from './sharing.ts';

afterEach(() => vi.unstubAllGlobals());

/** The text after the button once it was pressed, and what of it is selected. */
async function pressed(navigator: object) {
  const selected: string[] = [];
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('document', { createElement: () => ({ textContent: '' }) });
  vi.stubGlobal('getSelection', () => ({
    selectAllChildren: ({ textContent }: Element) => selected.push(textContent ?? ''),
  }));
  const status = {
    textContent: '',
    replaceChildren: (words: string, address: Element) => {
      status.textContent = words + address.textContent;
    },
  };
  let press = async () => {};
  sending({
    dataset: { page: 'https://l.example/e', done: 'Copied', byHand: 'To copy:' },
    nextElementSibling: status,
    addEventListener: (_: string, act: () => Promise<void>) => (press = act),
  } as unknown as HTMLElement);
  await press();
  return [status.textContent, selected];
}
const refusing = (name: string) => () => Promise.reject(Object.assign(new Error(name), { name }));

it('shows the selected address if the browser refuses to copy or share it', async () => {
  expect(await pressed({ clipboard: { writeText: refusing('NotAllowedError') } })).toEqual([
    'To copy: https://l.example/e',
    ['https://l.example/e'],
  ]);
  expect(await pressed({ clipboard: { writeText: async () => undefined } })).toEqual(['Copied', []]);
  expect(await pressed({ share: refusing('NotAllowedError') })).toEqual([
    'To copy: https://l.example/e',
    ['https://l.example/e'],
  ]);
});

it('shows nothing if the share dialog was closed, or is open when the button is pressed again', async () => {
  expect(await pressed({ share: refusing('AbortError') })).toEqual(['', []]);
  expect(await pressed({ share: refusing('InvalidStateError') })).toEqual(['', []]);
});
