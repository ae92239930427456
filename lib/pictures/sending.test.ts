import { expect, it } from 'vitest';
import type { PictureSubject } from '#lib/model/documents.ts';
import { sendByName } from './sending.ts';

it('sends the pictures of one thing by their names, however long each takes, and others meanwhile', async () => {
  const picture = (name: string, of: PictureSubject) => ({ file: { name }, of });
  const names = ['estran_10.jpg', 'estran_2.jpg', 'estran_1.jpg', 'brume_1.jpg', 'brume_2.jpg'];
  const pictures = names.map((name) => picture(name, name.startsWith('estran') ? 'film:1' : 'film:2'));
  const [under, most, arrived] = [new Set<string>(), [] as number[], [] as string[]];
  await sendByName(pictures, 2, async ({ file: { name } }) => {
    under.add(name);
    most.push(under.size);
    // The first of each is the largest file.
    for (let turns = name.endsWith('_1.jpg') ? 9 : 1; turns > 0; turns -= 1) await Promise.resolve();
    under.delete(name);
    arrived.push(name);
  });
  const of = (film: string) => arrived.filter((name) => name.startsWith(film));
  expect(of('estran')).toEqual(['estran_1.jpg', 'estran_2.jpg', 'estran_10.jpg']);
  expect(of('brume')).toEqual(['brume_1.jpg', 'brume_2.jpg']);
  expect(Math.max(...most)).toBe(2);
});
