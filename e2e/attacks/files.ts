import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { type Attack, formAt, postForm, type Target } from './attack.ts';

const HEAD = '{"format":"lanterne-festival","version":2,"private":false,"releasesLeftOut":0,"festival":';

/** How often the page with the plan of a file is reloaded. */
const LOOKS = 3;

/** Posts a file to the page that reads it, and loads its plan this many times. */
export async function bring(
  { server, cookie }: Target,
  path: string,
  bytes: Buffer,
  name: string,
  looks = LOOKS,
): Promise<string | null> {
  const url = server.url + path;
  const form = await formAt(url, cookie, 'file');
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await postForm(url, cookie, form);
  const where = answer.headers.get('location');
  await answer.text();
  if (answer.status >= 500) return `${name}: ${answer.status}`;
  if (where === null) return null;
  const looking = Array.from({ length: looks }, () => fetch(new URL(where, url), { headers: { Cookie: cookie } }));
  const all = await Promise.all(looking);
  const odd = all.find(({ status }) => status >= 500);
  return odd ? `${name}: ${odd.status} at ${where}` : null;
}

/** A workbook with this many rows and columns, whose cells contain what `cell` returns. */
export function book(rows: number, columns: number, cell: (row: number) => string): Buffer {
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, () => (row === 0 ? 'Titre' : cell(row))),
  );
  return write(utils.book_new(utils.aoa_to_sheet(cells), 'Films'), {
    type: 'buffer',
    bookType: 'xlsx',
    bookSST: true,
    compression: true,
  });
}

const FESTIVALS: Readonly<Record<string, () => Buffer>> = {
  'lists within lists': () => gzipSync(`${HEAD}${'['.repeat(57_000_000)}`),
  'millions of lists': () => gzipSync(`${HEAD}[${'[],'.repeat(13_000_000)}[]]}`),
  'as many as are parsed': () => gzipSync(`${HEAD}{},"days":[${'{},'.repeat(740_000)}{}]}`),
  'one long text': () => gzipSync(`${HEAD}"${'a'.repeat(39_000_000)}"}`),
};

const LISTS: Readonly<Record<string, () => Buffer>> = {
  'one long text everywhere': () => book(4000, 8, () => 'Un synopsis. '.repeat(2500)),
  '20,000 titles alike': () => book(20_000, 2, (row) => `alpha beta gamma delta ${row}`),
  'cells without end': () => book(20_000, 60, (row) => String(row)),
};

/** Imports a list of this many films. */
async function bringIn({ server, cookie, slug }: Target, rows: number): Promise<string | null> {
  const url = `${server.url}/fr/organise/${slug}/lists/films`;
  const lines = Array.from({ length: rows }, (_, row) => `Opus ${row};Personne ${row % 400};${60 + (row % 90)}`);
  const form = await formAt(url, cookie, 'file');
  form.set('file', new Blob([`Titre;Réalisation;Durée\n${lines.join('\n')}\n`]), 'films.csv');
  const where = (await postForm(url, cookie, form)).headers.get('location');
  if (where === null) return 'the list is not read';
  const plan = await formAt(new URL(where, url).href, cookie, 'fingerprint');
  plan.set('intent', 'apply');
  const done = (await postForm(new URL(where, url).href, cookie, plan)).headers.get('location');
  return done?.includes('done=') ? null : `it is not brought in: ${done}`;
}

export const files: readonly Attack[] = [
  { name: 'a list of 20,000 films that is brought in', run: (target) => bringIn(target, 20_000) },
  ...Object.entries(FESTIVALS).map(
    ([name, make]): Attack => ({
      name: `a festival file of ${name}`,
      run: (target) => bring(target, '/fr/organise/new/file', make(), `${name}.lanterne.json.gz`),
    }),
  ),
  ...Object.entries(LISTS).map(
    ([name, make]): Attack => ({
      name: `a workbook of ${name}`,
      run: (target) => bring(target, `/fr/organise/${target.slug}/lists/films`, make(), `${name}.xlsx`),
    }),
  ),
];
