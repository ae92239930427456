import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { qrPath } from '#lib/feeds/qr-path.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { fileOf } from '#lib/site/site-folder.ts';
import { BrokenSite, writeSite } from '#lib/site/write-site.ts';
import { publishExample } from '../../e2e/example.ts';
import { tellLive } from '../../e2e/live-facts.ts';
import { programmeAt } from './programme-at.ts';

const SITE = 'https://asso.example/2026';

let db: Db;
beforeEach(() => {
  db = openTestDb();
  serveDb(db);
  publishExample(db, 'nel', 'plainfilesplainf');
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', ics: 'text/calendar', atom: 'application/atom+xml' };

/** Answers pages as they are drawn; for any other file, a text that stands in for it. */
async function ask(path: string): Promise<Response> {
  const url = new URL(path, 'http://127.0.0.1');
  if (/^\/(?:fr|en)\//.test(url.pathname)) return programmeAt(new Request(url));
  const ending = url.pathname.split('.').at(-1) ?? '';
  return new Response(`what stands at ${path}`, { headers: { 'Content-Type': TYPES[ending] ?? 'text/plain' } });
}

const drawn = new Map<string, { text: string; status: number; headers: Headers }>();
/**
 * The same, drawing each page only once: outside the festival's days and with the same database it
 * would not change.
 */
async function askOnce(path: string): Promise<Response> {
  let known = drawn.get(path);
  if (!known) {
    const answer = await ask(path);
    known = { text: await answer.text(), status: answer.status, headers: answer.headers };
    drawn.set(path, known);
  }
  return new Response(known.text, known);
}

/** The files of the site, by name. */
async function siteOf(asked = askOnce): Promise<Map<string, string>> {
  vi.stubEnv('LANTERNE_SITE', SITE);
  const files = new Map<string, string>();
  await writeSite({
    site: { festival: 'nel', url: SITE, canonical: null },
    languages: ['fr', 'en'],
    name: { fr: 'Été & lumière' },
    ask: asked,
    write: (file, bytes) => files.set(file, Buffer.from(bytes).toString()),
  });
  return files;
}
const pagesOf = (files: ReadonlyMap<string, string>) =>
  [...files]
    .filter(([file]) => file.startsWith('fr/') || file.startsWith('en/'))
    .filter(([file]) => file.endsWith('.html'));

describe('a programme as plain files', () => {
  it('has every page in both languages, and nothing that needs a server', async () => {
    const files = await siteOf();
    const pages = pagesOf(files);
    const { days, events, films } = exampleDocument();
    const counted = (section: string) =>
      pages.filter(([file]) => file.startsWith(`fr/festivals/nel/${section}/`)).length;
    // The films also stand in four lists: from A to Z, by theme, country and director.
    expect([counted('days'), counted('events'), counted('films')]).toEqual([
      days.length,
      events.length,
      films.length + 4,
    ]);
    const inEnglish = pages.filter(([file]) => file.startsWith('en/'));
    expect(inEnglish.length).toBe(pages.length - inEnglish.length);
    for (const [file, html] of pages) {
      expect([file, /<form|<input|type="search"|data-island="(?:find|fresh|offline)"/.exec(html)?.[0]]).toEqual([
        file,
        undefined,
      ]);
      expect([file, / (?:href|src|action)="\/[^"]*/.exec(html)?.[0]]).toEqual([file, undefined]);
    }
    expect(pages.filter(([, html]) => html.includes('rel="manifest"'))).toEqual([]);
    // Web hosts tell the type of a file by its extension, so every file needs one.
    expect([...files.keys()].filter((file) => !/\.[a-z0-9]+$/.test(file))).toEqual([]);
    const [, door] = pages.find(([file]) => file.startsWith('fr/festivals/nel/print/door/')) ?? [];
    expect(door, 'a code of paper leads to a page that is there').toContain(qrPath(`${SITE}/fr/festivals/nel`).path);
    const sections = new Set(pages.map(([file]) => file.split('/')[3]));
    for (const absent of ['search', 'my', 'now', 'qr', 'screen', 'integrate', 'embed'])
      expect([absent, sections.has(absent)]).toEqual([absent, false]);
  });

  it('links only to files that exist, each at its address', async () => {
    const files = await siteOf();
    const missing: string[] = [];
    for (const [file, html] of pagesOf(files)) {
      for (const [, address = ''] of html.matchAll(/ (?:href|src)="([^"#]+)[^"]*"/g)) {
        const url = new URL(address.replaceAll('&amp;', '&'), `${SITE}/${file}`);
        if (`${url.origin}/2026` !== SITE) continue;
        const found = fileOf(url.pathname.slice('/2026'.length).replace(/\/$/, ''), 'nel');
        const path = url.pathname.slice('/2026/'.length);
        if (!files.has(path) && !(found && files.has(found))) missing.push(`${file}: ${address}`);
      }
    }
    expect(missing).toEqual([]);
    const event = files.get('fr/festivals/nel/events/10-terre-rare/index.html');
    expect(event).toContain(`<link rel="canonical" href="${SITE}/fr/festivals/nel/events/10-terre-rare/"/>`);
    expect(files.get('index.html')).toContain('content="0; url=fr/festivals/nel/index.html"');
    expect(files.get('index.html')).toContain('Été &amp; lumière');
    const english = files.get('en/festivals/nel/subscribe/index.html');
    expect(english).toContain(`${SITE}/feeds/nel/programme.lang-en.ics`);
    expect(english).not.toContain('lang=en');
    expect(english).not.toContain('lang%3Den');
    expect(files.get('feeds/nel/programme.lang-en.ics')).toBe('what stands at /feeds/nel/programme.ics?lang=en');
  });

  it('says what is left out, and nothing that is only true for a day', async () => {
    const { days } = exampleDocument();
    const on = (date = '') => vi.useFakeTimers({ now: new Date(`${date}T12:00:00Z`), toFake: ['Date'] });
    const home = (files: ReadonlyMap<string, string>) => files.get('fr/festivals/nel/index.html') ?? '';
    try {
      on(days[0]?.date);
      const isHome = (path: string) => path.startsWith('/fr/festivals/nel') && path.split('/').length < 5;
      const first = home(await siteOf((path) => (isHome(path) ? ask(path) : askOnce(path))));
      expect(first).toContain('simples fichiers');
      on(days.at(-1)?.date);
      tellLive(db, 'nel', 'bbbbbbbbbbbbbbbb', [{ kind: 'notice', text: { fr: 'Il pleut.' } }]);
      const last = await siteOf(ask);
      expect(home(last)).toBe(first);
      expect([...last.values()].filter((text) => text.includes('Il pleut.'))).toEqual([]);
      vi.unstubAllEnvs();
      const served = await (await ask('/fr/festivals/nel')).text();
      expect(served).toContain('Il pleut.');
      expect(served).not.toContain('simples fichiers');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not written if a link leads nowhere, or out of the programme', async () => {
    let underWay = 0;
    const broken = async (path: string) => {
      if (path.includes('/legal')) return new Response(null, { status: 404 });
      underWay += 1;
      await new Promise((resolve) => setTimeout(resolve, 1));
      const answer = await askOnce(path);
      underWay -= 1;
      return answer;
    };
    await expect(siteOf(broken)).rejects.toThrow(BrokenSite);
    expect(underWay, 'nothing is written after the run has ended').toBe(0);
    const leaving = async (path: string) =>
      path.includes('/legal')
        ? new Response('<a href="/fr/sign-in">', { headers: { 'Content-Type': 'text/html' } })
        : askOnce(path);
    await expect(siteOf(leaving)).rejects.toThrow('/fr/sign-in');
    // On the server's page a picture is missing too when its file is lost.
    const pictured = async (path: string) => {
      if (path.startsWith('/pictures/')) return new Response(null, { status: 404 });
      return path.includes('/legal')
        ? new Response('<img src="/pictures/nel/0a-240.webp">', { headers: { 'Content-Type': 'text/html' } })
        : askOnce(path);
    };
    expect((await siteOf(pictured)).get('fr/festivals/nel/legal/index.html')).toContain('../pictures/nel/0a-240.webp"');
  });
});
