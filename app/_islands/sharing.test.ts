import { afterEach, expect, it, vi } from 'vitest';
import { printing, sending } from './sharing.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

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

/** What prints, once the button was pressed while the fonts are on their way. */
function printed(ready: Promise<unknown>) {
  const print = vi.fn();
  vi.stubGlobal('document', { fonts: { ready } });
  vi.stubGlobal('print', print);
  let press = () => {};
  const button = { removeAttribute: () => {}, addEventListener: (_: string, act: () => void) => (press = act) };
  printing(button as unknown as HTMLElement);
  press();
  return print;
}

it('prints with the fonts of the sheet, and without them if they never arrive', async () => {
  vi.useFakeTimers();
  const soon = printed(Promise.resolve());
  await vi.advanceTimersByTimeAsync(0);
  expect(soon).toHaveBeenCalledOnce();
  const never = printed(new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(2000);
  expect(never).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(never).toHaveBeenCalledOnce();
});
