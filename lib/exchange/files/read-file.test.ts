import { expect, it } from 'vitest';
import { readList } from './read-file-testing.ts';

/** Latin-1, as an old spreadsheet writes it. */
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

it('reads a large text as a small one, while others are answered', async () => {
  const line = (at: number) => `Été ${at};${'Une synopsis assez longue. '.repeat(4)};94\r\n`;
  const small = await readList(latin(`Titre;Synopsis;Durée\r\n${line(1)}`));
  let answered = 0;
  const others = setInterval(() => {
    answered += 1;
  }, 1);
  const large = await readList(
    latin(`Titre;Synopsis;Durée\r\n${Array.from({ length: 8000 }, (_, at) => line(at + 1)).join('')}`),
  );
  clearInterval(others);
  if (!Array.isArray(small) || !Array.isArray(large)) throw new Error('nothing was read');
  expect(large).toHaveLength(8001);
  expect(large.slice(0, 2)).toEqual(small);
  expect(answered).toBeGreaterThan(5);
});

it('says of a large text, too, in which line it cannot be read', async () => {
  expect(await readList(latin(`Titre;Synopsis\n"${'x'.repeat(1_200_000)}`))).toMatchObject({
    code: 'unreadable',
    line: expect.any(Number),
  });
});
