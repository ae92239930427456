import { afterEach, expect, it, vi } from 'vitest';
import { trailer } from './on-demand.ts';

afterEach(() => vi.unstubAllGlobals());

/** What a button with these data is before and after it is pressed. */
function pressed(data: Record<string, string>) {
  const made: Record<string, unknown>[] = [];
  vi.stubGlobal('document', {
    createElement: (name: string) => {
      const element = {
        name,
        setAttribute: (key: string, value: string) => (element[key] = value),
        focus: () => (element.hasFocus = true),
      } as Record<string, unknown>;
      return element;
    },
  });
  let press = () => {};
  const button = {
    hidden: true,
    dataset: data,
    addEventListener: (_: string, act: () => void) => (press = act),
    parentElement: { replaceChildren: (element: Record<string, unknown>) => made.push(element) },
  };
  trailer(button as unknown as HTMLElement);
  const before = { hidden: button.hidden, made: made.length };
  press();
  return { before, player: made[0] };
}

it('asks the other site for nothing before it is pressed, and then for a frame that cannot navigate the page', () => {
  const source = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ';
  const { before, player } = pressed({ source, kind: 'frame', title: 'Bande-annonce : Un' });
  expect(before).toEqual({ hidden: false, made: 0 });
  expect(player).toMatchObject({ name: 'iframe', src: source, title: 'Bande-annonce : Un', hasFocus: true });
  expect(player?.sandbox).not.toContain('top-navigation');
});

it('plays a file without another page', () => {
  const { player } = pressed({ source: 'https://films.example/un.mp4', kind: 'file', title: 'Un' });
  expect(player).toMatchObject({ name: 'video', controls: true, autoplay: true, src: 'https://films.example/un.mp4' });
});
