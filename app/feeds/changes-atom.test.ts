import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getDb, write } from '#db/client.ts';
import { festivals, releases } from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { writeAtom } from '#lib/feeds/atom.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Documents } from '#lib/model/documents.ts';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { freeze } from '#lib/programme/release.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { GET, HEAD } from './[festival]/changes.atom/route.ts';

const FIRST = '2026-10-01T09:00:00.000Z';
const SECOND = '2026-10-02T09:00:00.000Z';
const HOSTILE = '</title><script>1</script> & ]]> "x" \u0007\ud800';

let festivalId: number;
let last: Documents;

function publish(number: number, at: string, startsAt: string, title = 'Un débat', note = {}) {
  const draft = draftOf([eventOf(10, { title: { fr: title }, startsAt })]);
  const festival = { ...draft.festival, slug: 'nel' };
  last = freeze({ ...draft, festival }, number === 1 ? null : last, { number, at, note });
  const [shown, team] = [packDocument(last.public), packDocument(last.team)];
  const row = {
    publicDocument: shown.bytes,
    publicSha256: shown.sha256,
    teamDocument: team.bytes,
    teamSha256: team.sha256,
  };
  write(getDb(), (tx) =>
    tx
      .insert(releases)
      .values({ festivalId, number, at, note, ...row })
      .run(),
  );
}

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  serveDb(openTestDb());
  const row = { uid: 'u', slug: 'nel', startsOn: '2026-11-28', endsOn: '2026-11-29', publicKey: 'k', createdAt: FIRST };
  festivalId = write(getDb(), (tx) => tx.insert(festivals).values(row).returning().get()).id;
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

type Headers = Record<string, string>;
const ask = (query = '', headers: Headers = {}, { method = 'GET', festival = 'nel' } = {}) =>
  (method === 'GET' ? GET : HEAD)(
    new Request(`http://localhost/feeds/${festival}/changes.atom${query}`, { headers, method }),
    { params: Promise.resolve({ festival }) },
  );
const idsOf = (xml: string) => Array.from(xml.matchAll(/<id>(.*?)<\/id>/g), ([, id]) => id);

describe('the feed of changes', () => {
  it('marks a demonstration in its own language', () => {
    const { festival } = exampleDocument();
    const document = exampleDocument({ festival: { ...festival, isDemonstration: true } });
    const titleIn = (locale: Locale) =>
      /<title>(.*?)<\/title>/.exec(
        writeAtom({ document, changedAt: FIRST }, [], { locale, url: 'https://lanterne.example.org' }),
      )?.[1];
    expect([titleIn('fr'), titleIn('en')]).toEqual([
      expect.stringMatching(/^\[Démo\] \S/),
      expect.stringMatching(/^\[Demo\] \S/),
    ]);
  });

  it('gives the number of changes it does not list: séances, and places', () => {
    const options = { locale: 'fr', url: 'https://lanterne.example.org' } as const;
    const line = { event: 10, title: { fr: 'Un débat' }, say: () => 'A.' };
    const told = (lines: number, more: number) => {
      const release = { number: 2, at: SECOND, note: {}, isFirst: false, count: 9, more };
      const news = { ...release, lines: Array.from({ length: lines }, () => line) };
      const xml = writeAtom({ document: exampleDocument(), changedAt: FIRST }, [news], options);
      return xml.replaceAll(/[\u00a0\u202f]/g, ' ').split('<entry>')[1] ?? '';
    };
    expect(told(1, 0)).toContain('<title>Version 2 : A.</title>');
    expect(told(2, 0)).toContain('<title>Version 2 : A. Et un autre changement.</title>');
    expect(told(2, 1)).toContain('<title>Version 2 : A. Et 2 autres changements.</title>');
    expect(told(2, 1)).toContain('<p>Un autre changement.</p>');
  });

  it('has an entry per release with its sentences, and lasting ids', async () => {
    publish(1, FIRST, '2026-11-28T14:00', 'Un débat', { fr: 'Le programme est là.' });
    const first = await (await ask()).text();
    expect(idsOf(first)).toHaveLength(2);
    publish(2, SECOND, '2026-11-28T18:00');
    const answer = await ask();
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const xml = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(idsOf(xml)).toEqual([idsOf(first)[0], expect.any(String), idsOf(first)[1]]);
    for (const id of idsOf(xml))
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(xml).toContain(`<updated>${SECOND}</updated>`);
    expect(xml).toContain('<title>Version 2 : « Un débat » passe de 14 h à 18 h, samedi 28 novembre.</title>');
    expect(xml).toContain(
      '<li><a href="https://lanterne.example.org/fr/festivals/nel/events/10-un-debat">« Un débat » passe de 14 h à 18 h, samedi 28 novembre.</a></li>',
    );
    expect(xml).toContain('<p>Le programme est là.</p>');
    expect(xml).toContain('href="https://lanterne.example.org/fr/festivals/nel/changes#version-2"');
    expect(xml.indexOf('changes#version-2')).toBeLessThan(xml.indexOf('changes#version-1'));
  });

  it('keeps the line breaks of the organiser’s note, without its Markdown signs', async () => {
    const note = { fr: '**Enfin** là & [ouvert](https://a.example) :\n- un\n- deux\n\nÀ bientôt' };
    publish(1, FIRST, '2026-11-28T14:00', 'Un débat', note);
    publish(2, SECOND, '2026-11-28T14:00', 'Un débat', note);
    const xml = (await (await ask()).text()).replaceAll(/[\u00a0\u202f]/g, ' ');
    const said = '<p>Enfin là &amp; ouvert (https://a.example) :<br/>– un<br/>– deux</p><p>À bientôt</p>';
    expect(xml.split(said)).toHaveLength(3);
    expect(xml).toContain('<title>Enfin là &amp; ouvert (https://a.example) :</title>');
  });

  it('is in English when asked for, with the same entries', async () => {
    publish(1, FIRST, '2026-11-28T14:00');
    const [fr, en] = [await (await ask()).text(), await (await ask('?lang=en')).text()];
    expect(en).toContain('xml:lang="en"');
    expect(en).toContain('/en/festivals/nel/changes');
    expect(idsOf(en)[1]).toBe(idsOf(fr)[1]);
    expect(idsOf(en)[0]).not.toBe(idsOf(fr)[0]);
  });

  it('escapes every text of the programme', async () => {
    publish(1, FIRST, '2026-11-28T14:00', HOSTILE, { fr: HOSTILE });
    publish(2, SECOND, '2026-11-28T18:00', HOSTILE, { fr: HOSTILE });
    const xml = await (await ask()).text();
    expect(xml).not.toMatch(/<script|\]\]>[^<]*<\/title>/);
    expect(xml).not.toContain('\u0007');
    expect(xml.match(/<entry>/g)).toHaveLength(2);
    expect(xml.match(/<title>/g)).toHaveLength(3);
    expect(xml).toContain('&lt;/title&gt;&lt;script&gt;');
  });

  it('answers 304 to clients that have it, by tag or by date, and 200 when there is something new', async () => {
    publish(1, FIRST, '2026-11-28T14:00');
    const answer = await ask();
    const etag = answer.headers.get('etag') ?? '';
    expect(answer.headers.get('last-modified')).toBe('Thu, 01 Oct 2026 09:00:00 GMT');
    for (const headers of [
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-modified-since': 'Thu, 01 Oct 2026 09:00:00 GMT' },
    ] as Headers[]) {
      const known = await ask('', headers);
      expect([known.status, await known.text()]).toEqual([304, '']);
    }
    const packed = await ask('', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('etag')).not.toBe(etag);
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await (await ask()).text());
    const head = await ask('', {}, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    publish(2, SECOND, '2026-11-28T18:00');
    expect((await ask('', { 'if-none-match': etag })).status).toBe(200);
  });

  it('does not exist before anything is published, and is never empty after an error', async () => {
    expect((await ask()).status).toBe(404);
    expect((await ask('', {}, { festival: 'nowhere' })).status).toBe(404);
    publish(1, FIRST, '2026-11-28T14:00');
    write(getDb(), (tx) =>
      tx
        .update(releases)
        .set({ publicDocument: Buffer.from('x'), publicSha256: 'x' })
        .run(),
    );
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect((await ask()).status).toBe(503);
    expect(log).toHaveBeenCalled();
    log.mockRestore();
  });
});
