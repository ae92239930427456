import { gunzipSync } from 'node:zlib';
import type { Db } from '#db/client.ts';
import { readSheets } from '#lib/exchange/files/read-file-testing.ts';
import { listFormats } from '#lib/exchange/lists/list-file.ts';
import { listNames } from '#lib/exchange/lists/list-noun.ts';
import { addressesOf, pathsUnder, type Segments, segmentsOf } from './desk-pages.ts';

/* Every address of the desk of one festival, and what each answers to one account. */

/** How many addresses are read at the same time with one account. */
const AT_ONCE = 6;

/** Routes that answer no GET, or are read in another way, with the reason. */
const unread: Readonly<Record<string, string>> = {
  changes: 'a stream, which does not end: `streamOf` reads it',
  'changes/[turn]': 'takes a post, and answers with what its own sender did',
  presence: 'takes a post, and answers nothing',
  'tables/[table]/views': 'takes a post, and answers with the views, which their table draws',
  pictures: 'takes a picture',
  push: 'takes a post, and answers what its own browser asked for',
};

/**
 * What is not in the database: imported files, and queries with which a path shows everything it
 * can (`?key=…`).
 */
export type Given = Readonly<{ list: number; programme: number; queries: Readonly<Record<string, readonly string[]>> }>;

/** Every page and file of this festival's desk, one of each kind of thing. */
export function deskAddresses(db: Db, festivalId: number, slug: string, given: Given): string[] {
  const one = ([name, values]: [string, Segments[string]]) =>
    [name, ['sheet', 'noun', 'table'].includes(name) ? values : values.slice(0, 1)] as const;
  const themes = db.$client.prepare('select id from themes where festival_id = ?').pluck().all(festivalId) as number[];
  // The desk names a theme by its id.
  const known: Segments = { ...segmentsOf(db, festivalId), theme: themes };
  const segments: Segments = Object.fromEntries(Object.entries(known).map(one));
  const { list, programme, queries } = given;
  const lists = [...listNames, 'events'].flatMap((name) => listFormats.map((format) => `${name}.${format}`));
  const filled = (path: string) =>
    addressesOf(path, { ...segments, list: [list], file: path.startsWith('lists') ? lists : [programme] });
  const under = (folder: string, file: string, address: string) =>
    pathsUnder(folder, file)
      .filter((path) => !Object.hasOwn(unread, path))
      .flatMap((path) =>
        filled(path).flatMap((rest) => (queries[path] ?? ['']).map((query) => `${address}${rest}${query}`)),
      );
  const desk = '[locale]/(live)/organise/[festival]';
  return [
    ...under(desk, 'page.tsx', `/fr/organise/${slug}`),
    ...under(desk, 'route.ts', `/fr/organise/${slug}`),
    ...under('api/festivals/[festival]', 'route.ts', `/api/festivals/${slug}`),
    '/fr',
    '/fr/account',
    '/fr/organise',
    '/fr/organise/new',
    `/fr/versions/${slug}/1`,
  ];
}

export type Answer = Readonly<{ address: string; status: number; text: string }>;

/** Between two pieces of the payload in a document: each is a script of its own. */
const BETWEEN_PIECES = /"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g;

/** The text of an answer, decompressed if needed; the payload of a document is in one piece. */
async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  if (/opendocument|openxmlformats/.test(type)) return JSON.stringify(await readSheets(bytes));
  const text = (type.includes('gzip') ? gunzipSync(bytes) : Buffer.from(bytes)).toString('utf8');
  return text.replaceAll(BETWEEN_PIECES, '');
}

/**
 * Reads all of these addresses with this cookie, several at a time, and those their pages link to
 * in the desk. `as`: pages as the payload that a link inside the desk requests and from which
 * documents are drawn, or as documents, which contain it too. Addresses for which `isLeftOut`
 * answers true are not read.
 */
export async function walk(
  url: string,
  addresses: readonly string[],
  Cookie: string,
  as: 'payload' | 'document',
  isLeftOut: (address: string) => boolean = () => false,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const queue = addresses.filter((address) => !isLeftOut(address));
  const seen = new Set(addresses.map(shapeOf));
  const reader = async () => {
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      const isPayload = as === 'payload' && !address.startsWith('/api/');
      // Links request a page at a special address, to which Next redirects other requests.
      const redirect = isPayload ? 'follow' : 'manual';
      const answer = await fetch(url + address, { headers: isPayload ? { Cookie, RSC: '1' } : { Cookie }, redirect });
      const text = await textOf(answer);
      answers.push({ address, status: answer.status, text: `${answer.headers.get('location') ?? ''}\n${text}` });
      for (const link of linksIn(text, url + address)) {
        if (seen.has(shapeOf(link)) || isLeftOut(link) || isManyFilters(new URL(link, url))) continue;
        seen.add(shapeOf(link));
        queue.push(link);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return answers;
}

/** A programme with more than two filters: the combination shows nothing new. */
const isManyFilters = ({ pathname, searchParams }: URL) =>
  pathname.startsWith('/fr/versions/') && searchParams.size > 2;

/**
 * The shape of an address, without what identifies one thing of a kind; one address of each shape
 * is read.
 */
export const shapeOf = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return `${pathname.replace(/\d{4}-\d\d-\d\d|\d+/g, '#')}?${[...searchParams.keys()].sort().join()}`;
};

/** The links into the desk from a document or a payload. */
export function linksIn(document: string, from: string): string[] {
  return [...document.matchAll(/(?:href|src)"?[=:]"([^"]+)"/g)].flatMap(([, link = '']) => {
    const target = link.replaceAll('&amp;', '&');
    if (!URL.canParse(target, from)) return [];
    const { host, pathname, search } = new URL(target, from);
    const isDesk = host === new URL(from).host && /^\/(?:fr\/(?:organise|versions)|api\/festivals)\//.test(pathname);
    return isDesk ? [pathname + search] : [];
  });
}

/** A stream of changes from its beginning until the first change. */
export async function streamOf(url: string, slug: string, headers: Record<string, string>): Promise<string> {
  const stop = new AbortController();
  const answer = await fetch(`${url}/api/festivals/${slug}/changes?after=0`, { headers, signal: stop.signal });
  let text = '';
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString('utf8');
    if (/^event: change\n(?:.*\n)*?\n/m.test(text)) break;
  }
  stop.abort();
  return text;
}
