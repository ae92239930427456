import { describe, expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { festivals, releases } from '#db/schema/index.ts';
import { openTestDb } from '#db/testing.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { exampleDocument, examplePicture } from '#lib/programme/testing.ts';
import { pageIndexOf, publicAddress, tailOf } from './public-address.ts';

const BEFORE = '2026-05-01T10:00:00.000Z';

describe('tailOf', () => {
  const series = [{ number: 30, title: { fr: 'Réparer, en deux temps' }, introduction: {}, offers: [] }];
  const pages = [{ slug: 'presse', title: { fr: 'Presse' }, text: {}, isInNavigation: true, showsPartners: false }];
  const index = pageIndexOf(exampleDocument({ series, pages }));

  it('reads an address with « & » in the word of the other language', () => {
    const both = [{ ...series[0], number: 31, title: { fr: 'Jules & Jim' }, introduction: {}, offers: [] }];
    const known = pageIndexOf(exampleDocument({ series: both }));
    expect(tailOf(known, ['series', '31-jules-and-jim'], 'fr')).toEqual({
      kind: 'moved',
      tail: '/series/31-jules-et-jim',
    });
  });

  it.each([
    ['', { kind: 'page', tail: '' }],
    ['/days/2026-06-06', { kind: 'page', tail: '/days/2026-06-06' }],
    ['/days/2026-06-08', { kind: 'missing' }],
    ['/days', { kind: 'missing' }],
    ['/events/10-terre-rare', { kind: 'page', tail: '/events/10' }],
    ['/events/10', { kind: 'moved', tail: '/events/10-terre-rare' }],
    ['/events/10-%3Cscript%3E', { kind: 'moved', tail: '/events/10-terre-rare' }],
    ['/events/010-terre-rare', { kind: 'missing' }],
    ['/events/4-terre-rare', { kind: 'missing' }],
    ['/events/10-terre-rare/more', { kind: 'missing' }],
    ['/films/4-terre-rare', { kind: 'page', tail: '/films/4' }],
    ['/people/8-zoe-laurent', { kind: 'page', tail: '/people/8' }],
    ['/venues/1-auditorium', { kind: 'page', tail: '/venues/1' }],
    ['/rooms/2-grande-salle', { kind: 'page', tail: '/rooms/2' }],
    ['/rooms/2-petite-salle', { kind: 'moved', tail: '/rooms/2-grande-salle' }],
    ['/rooms/1', { kind: 'missing' }],
    ['/series/30-reparer-en-deux-temps', { kind: 'page', tail: '/series/30' }],
    ['/series/30', { kind: 'moved', tail: '/series/30-reparer-en-deux-temps' }],
    ['/themes/extraction', { kind: 'page', tail: '/themes/extraction' }],
    ['/themes/constructor', { kind: 'missing' }],
    ['/themes/extraction/x', { kind: 'missing' }],
    ['/pages/presse', { kind: 'page', tail: '/pages/presse' }],
    ['/pages/legal', { kind: 'missing' }],
    ['/pages/constructor', { kind: 'missing' }],
    ['/pages/presse/x', { kind: 'missing' }],
    ['/pages', { kind: 'missing' }],
    ['/themes', { kind: 'page', tail: '/themes' }],
    ['/films', { kind: 'page', tail: '/films' }],
    ['/films/by-country', { kind: 'page', tail: '/films/by-country' }],
    ['/films/by-year', { kind: 'missing' }],
    ['/films/by-country/x', { kind: 'missing' }],
    ['/people', { kind: 'page', tail: '/people' }],
    ['/people/by-country', { kind: 'missing' }],
    ['/venues', { kind: 'page', tail: '/venues' }],
    ['/rooms', { kind: 'missing' }],
    ['/events', { kind: 'missing' }],
    ['/series', { kind: 'missing' }],
    ['/image.png', { kind: 'page', tail: '/image' }],
    ['/image.png/x', { kind: 'missing' }],
    ['/image', { kind: 'missing' }],
    ['/events/10-terre-rare/image.png', { kind: 'page', tail: '/events/10/image' }],
    ['/events/10/image.png', { kind: 'moved', tail: '/events/10-terre-rare/image.png' }],
    ['/events/10-terre-rare/image', { kind: 'missing' }],
    ['/events/10-terre-rare/image.png/x', { kind: 'missing' }],
    // It contains a film that may not be named.
    ['/events/12-trois-films/image.png', { kind: 'missing' }],
    ['/films/4-terre-rare/image.png', { kind: 'missing' }],
    ['/events/404/image.png', { kind: 'missing' }],
    ['/subscribe', { kind: 'page', tail: '/subscribe' }],
    ['/subscribe/x', { kind: 'missing' }],
    ['/changes', { kind: 'page', tail: '/changes' }],
    ['/changes/3', { kind: 'missing' }],
    ['/subscribe/days/2026-06-06', { kind: 'page', tail: '/subscribe/days/2026-06-06' }],
    ['/subscribe/days/2026-06-08', { kind: 'missing' }],
    ['/subscribe/kinds/screening', { kind: 'page', tail: '/subscribe/kinds/screening' }],
    ['/subscribe/venues/1-auditorium', { kind: 'page', tail: '/subscribe/venues/1' }],
    ['/subscribe/venues/1', { kind: 'moved', tail: '/subscribe/venues/1-auditorium' }],
    ['/subscribe/films/4-terre-rare', { kind: 'page', tail: '/subscribe/films/4' }],
    ['/subscribe/films/4-terre-rare/more', { kind: 'missing' }],
    ['/subscribe/events/10-terre-rare', { kind: 'missing' }],
    ['/subscribe/constructor/1', { kind: 'missing' }],
    ['/legal', { kind: 'page', tail: '/legal' }],
    ['/privacy', { kind: 'page', tail: '/privacy' }],
    ['/accessibility', { kind: 'page', tail: '/accessibility' }],
    ['/accessibility/x', { kind: 'missing' }],
    ['/now', { kind: 'page', tail: '/now' }],
    ['/now/2026-06-06', { kind: 'page', tail: '/now/2026-06-06' }],
    ['/now/2026-06-08', { kind: 'missing' }],
    ['/screen', { kind: 'page', tail: '/screen' }],
    ['/screen/2-grande-salle', { kind: 'page', tail: '/screen/2' }],
    ['/screen/2', { kind: 'moved', tail: '/screen/2-grande-salle' }],
    ['/screen/9-grande-salle', { kind: 'missing' }],
    ['/screen/2-grande-salle/x', { kind: 'missing' }],
    ['/print', { kind: 'page', tail: '/print' }],
    ['/print/pocket', { kind: 'page', tail: '/print/pocket' }],
    ['/print/grid', { kind: 'page', tail: '/print/grid' }],
    ['/print/poster', { kind: 'missing' }],
    ['/print/grid/x', { kind: 'missing' }],
    ['/print/door/2-grande-salle/2026-06-06', { kind: 'page', tail: '/print/door/2/2026-06-06' }],
    ['/print/door/2/2026-06-06', { kind: 'moved', tail: '/print/door/2-grande-salle/2026-06-06' }],
    ['/print/door/2-grande-salle', { kind: 'missing' }],
    ['/print/door/2-grande-salle/2026-06-08', { kind: 'missing' }],
    ['/copy', { kind: 'page', tail: '/copy' }],
    ['/copy/x', { kind: 'missing' }],
    ['/embed', { kind: 'page', tail: '/embed/whole' }],
    ['/embed/2026-06-06', { kind: 'page', tail: '/embed/2026-06-06' }],
    ['/embed/whole', { kind: 'missing' }],
    ['/embed/rooms/2', { kind: 'page', tail: '/embed/room-2' }],
    ['/embed/rooms/2-an-older-name', { kind: 'page', tail: '/embed/room-2' }],
    ['/embed/rooms/99', { kind: 'missing' }],
    ['/embed/rooms', { kind: 'missing' }],
    ['/embed/themes/none', { kind: 'missing' }],
    ['/embed/room-2', { kind: 'missing' }],
    ['/embed/2026-06-06/x', { kind: 'missing' }],
    ['/integrate', { kind: 'page', tail: '/integrate' }],
    ['/press', { kind: 'missing' }],
    ['/qr', { kind: 'page', tail: '/qr' }],
    ['/qr/days/2026-06-06', { kind: 'page', tail: '/qr/days/2026-06-06' }],
    ['/qr/events/10-terre-rare', { kind: 'page', tail: '/qr/events/10' }],
    ['/qr/events/10', { kind: 'moved', tail: '/qr/events/10-terre-rare' }],
    ['/qr/events/9999-x', { kind: 'missing' }],
    ['/qr/qr', { kind: 'missing' }],
    ['/qr/embed', { kind: 'missing' }],
    ['/wp-admin', { kind: 'missing' }],
    ['/constructor/10', { kind: 'missing' }],
  ])('answers %s', (path, answer) => {
    expect(tailOf(index, path.split('/').slice(1), 'fr')).toEqual(answer);
  });

  it('knows no list that a programme has nothing for', () => {
    const bare = pageIndexOf(exampleDocument({ films: [], people: [], themes: [] }));
    for (const path of [['films'], ['films', 'by-theme'], ['people'], ['themes']])
      expect(tailOf(bare, path, 'fr')).toEqual({ kind: 'missing' });
    expect(tailOf(bare, ['venues'], 'fr')).toEqual({ kind: 'page', tail: '/venues' });
  });

  it('has no picture of a demonstration', () => {
    const { festival } = exampleDocument();
    const demonstration = pageIndexOf(exampleDocument({ festival: { ...festival, isDemonstration: true } }));
    expect(tailOf(demonstration, ['image.png'], 'fr')).toEqual({ kind: 'missing' });
    expect(tailOf(demonstration, ['events', '10-terre-rare', 'image.png'], 'fr')).toEqual({ kind: 'missing' });
  });

  it('knows the page for the press if something is offered to the press', () => {
    const offered = pageIndexOf(exampleDocument({ pictures: [examplePicture('a', { purposes: ['press'] })] }));
    expect(tailOf(offered, ['press'], 'fr')).toEqual({ kind: 'page', tail: '/press' });
    expect(tailOf(offered, ['press', 'x'], 'fr')).toEqual({ kind: 'missing' });
    const shown = pageIndexOf(exampleDocument({ pictures: [examplePicture('a', { purposes: ['site', 'print'] })] }));
    expect(tailOf(shown, ['press'], 'fr')).toEqual({ kind: 'missing' });
  });

  it('follows the title of the language', () => {
    expect(tailOf(index, ['films', '4-terre-rare'], 'en')).toEqual({ kind: 'moved', tail: '/films/4-rare-earth' });
  });
});

describe('publicAddress', () => {
  function published(slug: string, key: string, isDemonstration = false, document = exampleDocument()) {
    const db = openTestDb();
    const { bytes, sha256 } = packDocument(document);
    const festivalId = write(db, (tx) =>
      tx
        .insert(festivals)
        .values({
          uid: slug,
          slug,
          startsOn: '2026-06-06',
          endsOn: '2026-06-07',
          publicKey: key,
          isDemonstration,
          createdAt: document.publishedAt,
        })
        .returning()
        .get(),
    ).id;
    const publish = () =>
      write(db, (tx) =>
        tx
          .insert(releases)
          .values({
            festivalId,
            number: 1,
            at: document.publishedAt,
            publicDocument: bytes,
            publicSha256: sha256,
            teamDocument: bytes,
            teamSha256: sha256,
          })
          .run(),
      );
    return { db, publish };
  }

  it('knows a festival only once it was published', () => {
    const { db, publish } = published('ecrans-ouverts', 'k-never');
    expect(publicAddress('fr', 'ecrans-ouverts', [], new URLSearchParams(), db, BEFORE)).toEqual({ kind: 'missing' });
    publish();
    expect(publicAddress('fr', 'ecrans-ouverts', [], new URLSearchParams(), db, BEFORE)).toEqual({
      kind: 'page',
      key: 'k-never',
      state: 'k-never',
      tail: '',
      isDemonstration: false,
      trailers: [],
    });
  });

  it('redirects an outdated title to the present address, and finds the key of a page', () => {
    const { db, publish } = published('demo', 'k-demo', true);
    publish();
    expect(
      publicAddress('en', 'demo', ['events', '11-a-talk-by-zoe-laurent'], new URLSearchParams(), db, BEFORE),
    ).toEqual({
      kind: 'page',
      key: 'k-demo',
      state: 'k-demo',
      tail: '/events/11',
      isDemonstration: true,
      trailers: [],
    });
    expect(publicAddress('en', 'demo', ['events', '11-old'], new URLSearchParams(), db)).toEqual({
      kind: 'moved',
      path: '/en/festivals/demo/events/11-a-talk-by-zoe-laurent',
    });
    expect(publicAddress('en', "demo' or 1=1", [], new URLSearchParams(), db)).toEqual({ kind: 'missing' });
    expect(publicAddress('en', '', [], new URLSearchParams(), db)).toEqual({ kind: 'missing' });
  });

  const pathOf = (db: Parameters<typeof publicAddress>[4], segments: string[], query = '', at = BEFORE) => {
    const found = publicAddress('fr', 'ecrans-ouverts', segments, new URLSearchParams(query), db, at);
    return found.kind === 'page' ? found.tail : found.kind;
  };

  it.each([
    ['2026-05-01T10:00:00.000Z', '2026-06-06'],
    // 02:59 in Paris is still the evening before, 05:00 is not.
    ['2026-06-07T00:59:00.000Z', '2026-06-06'],
    ['2026-06-07T03:00:00.000Z', '2026-06-07'],
    ['2027-01-01T00:00:00.000Z', '2026-06-07'],
  ])('redirects « en ce moment » to the current day at %s', (at, day) => {
    const { db, publish } = published('ecrans-ouverts', 'k-now');
    publish();
    expect(pathOf(db, ['now'], '', at)).toBe(`/now/${day}`);
    expect(pathOf(db, ['now', '2026-06-06'], '', at)).toBe('/now/2026-06-06');
  });

  it.each([
    ['2026-06-06T10:00:00.000Z', ''],
    // 02:59 in Paris is still the evening before, 05:00 is not.
    ['2026-06-07T00:59:00.000Z', ''],
    ['2026-06-07T03:00:00.000Z', '/today/2026-06-07'],
    ['2026-06-08T02:59:00.000Z', '/today/2026-06-07'],
    ['2026-06-08T03:00:00.000Z', ''],
  ])('redirects the festival’s own address to the current day, from the second day on, at %s', (at, tail) => {
    const { db, publish } = published('ecrans-ouverts', 'k-home');
    publish();
    expect(pathOf(db, [], '', at)).toBe(tail);
    expect(pathOf(db, [], 'kind=screening', at)).toBe('/list/kind-screening');
    expect(pathOf(db, ['today', '2026-06-07'], '', at)).toBe('missing');
  });

  it('draws a frame as its address asks, and no other page', () => {
    const { db, publish } = published('ecrans-ouverts', 'k-embed');
    publish();
    expect(pathOf(db, ['embed'])).toBe('/embed/whole/auto');
    expect(pathOf(db, ['embed', '2026-06-06'], 'appearance=dark&x=y')).toBe('/embed/2026-06-06/dark');
    expect(pathOf(db, ['embed'], 'appearance=../../x')).toBe('/embed/whole/auto');
    expect(pathOf(db, ['embed', 'rooms', '2'], 'bare=1&plain=1&appearance=light')).toBe(
      '/embed/room-2/light-plain-bare',
    );
    expect(pathOf(db, ['embed'], 'bare=yes&plain')).toBe('/embed/whole/auto');
    expect(pathOf(db, ['legal'], 'appearance=dark')).toBe('/legal');
    expect(pathOf(db, ['integrate'])).toBe('/integrate/whole/auto/fr');
    expect(pathOf(db, ['integrate'], 'part=2026-06-07&appearance=light&language=en')).toBe(
      '/integrate/2026-06-07/light/en',
    );
    expect(pathOf(db, ['integrate'], 'part=../x&language=de')).toBe('/integrate/whole/auto/fr');
    expect(pathOf(db, ['integrate'], 'part=room-2&bare=1')).toBe('/integrate/room-2/auto-bare/fr');
    expect(pathOf(db, ['integrate'], 'part=room-99')).toBe('/integrate/whole/auto/fr');
  });

  it.each([
    ['2026-06-05T10:00:00.000Z', '/embed/whole/dark'],
    ['2026-06-06T10:00:00.000Z', '/embed/whole/dark@2026-06-06'],
    ['2026-06-07T03:00:00.000Z', '/embed/whole/dark@2026-06-07'],
    ['2026-06-08T03:00:00.000Z', '/embed/whole/dark'],
  ])('opens the frame for other sites on the current day at %s', (at, tail) => {
    const { db, publish } = published('ecrans-ouverts', 'k-frame');
    publish();
    expect(pathOf(db, ['embed'], 'appearance=dark', at)).toBe(tail);
    expect(pathOf(db, ['embed', '2026-06-06'], 'appearance=dark', at)).toBe('/embed/2026-06-06/dark');
    expect(pathOf(db, ['embed', 'rooms', '2'], 'appearance=dark', at)).toBe(tail.replace('/whole', '/room-2'));
  });

  it.each([
    ['2026-06-05T10:00:00.000Z', ''],
    ['2026-06-06T10:00:00.000Z', '@2026-06-06'],
    ['2026-06-07T03:00:00.000Z', '@2026-06-07'],
    ['2026-06-08T03:00:00.000Z', ''],
  ])('draws lists of several days from the current day on at %s, and no other page', (at, day) => {
    const films = exampleDocument().films.map((film) => ({ ...film, trailer: 'https://vimeo.com/76979871' }));
    const { db, publish } = published('ecrans-ouverts', 'k-lists', false, exampleDocument({ films }));
    publish();
    const trailers = (segments: string[]) => {
      const found = publicAddress('fr', 'ecrans-ouverts', segments, new URLSearchParams(), db, at);
      return found.kind === 'page' && found.trailers.length;
    };
    expect(pathOf(db, ['people'], '', at)).toBe(`/people${day}`);
    expect(pathOf(db, ['people', '8-zoe-laurent'], '', at)).toBe(`/people/8${day}`);
    expect(pathOf(db, ['themes', 'extraction'], '', at)).toBe(`/themes/extraction${day}`);
    expect(pathOf(db, ['events', '10-terre-rare'], '', at)).toBe(`/events/10${day}`);
    expect(trailers(['films', '4-terre-rare'])).toBe(1);
    for (const page of ['legal', 'print', 'changes']) expect(pathOf(db, [page], '', at)).toBe(`/${page}`);
    expect(pathOf(db, ['days', '2026-06-06'], '', at)).toBe('/days/2026-06-06');
    for (const asked of [['people@2026-06-07'], ['themes', 'extraction@2026-06-07']])
      expect(pathOf(db, asked, '', at)).toBe('missing');
  });

  it.each([
    // 04:59 in Paris is still the last night.
    ['2026-06-08T02:59:00.000Z', 'k-over'],
    ['2026-06-08T03:00:00.000Z', 'k-overover'],
    ['2027-01-01T00:00:00.000Z', 'k-overover'],
  ])('draws every page of a festival that is over under a key of its own, at %s', (at, key) => {
    const { db, publish } = published('ecrans-ouverts', 'k-over');
    publish();
    for (const segments of [[], ['now'], ['embed'], ['events', '10-terre-rare'], ['legal']]) {
      const found = publicAddress('fr', 'ecrans-ouverts', segments, new URLSearchParams(), db, at);
      expect(found).toMatchObject({ key: 'k-over' });
      expect(found.kind === 'page' && found.state).toBe(key);
    }
  });
});
