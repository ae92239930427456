import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deletePage, deletePartner, deleteTheme } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { picturesOf } from '#lib/pictures/queries.ts';
import { generalChanges, generalSentences } from '#lib/programme/difference.ts';
import { freeze } from '#lib/programme/release.ts';
import { searchProgramme } from '#lib/programme/search.ts';
import { createTheme, themeKind } from '#lib/themes/mutations.ts';
import { themeSchema } from '#lib/themes/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { createPage, createPartner, editPage, editPartner, orderPages, orderPartners } from './mutations.ts';
import { ownPagesOf, partnersOf } from './queries.ts';
import {
  MAX_FESTIVAL_PAGES,
  orderSchema,
  pageFormValues,
  pageSchema,
  partnerFormValues,
  partnerSchema,
} from './schema.ts';

function begin() {
  const made = workingFestival('settings', { events: 4 });
  const { db, festival } = made;
  const add = (fr: string, rest: object = { text: { fr: 'À lire.' } }) =>
    createPage(festival, pageSchema.parse({ title: { fr }, isInNavigation: 'on', ...rest }), null, NOW);
  const addPartner = (name: string, rest: object = {}) =>
    createPartner(festival, partnerSchema.parse({ name, ...rest }), null, NOW);
  const pages = () => ownPagesOf(festival.id, db);
  const partners = () => partnersOf(festival.id, db);
  const frozen = () => freeze(loadDraft(festival.id, db), null, { at: NOW, note: {}, number: 1 });
  const picture = (of: object, letter: string) =>
    db
      .insert(t.pictures)
      .values({
        ...of,
        festivalId: festival.id,
        use: 'pageId' in of ? 'view' : 'partner',
        hash: letter.repeat(64),
        format: 'png',
        width: 10,
        height: 10,
        bytes: 10,
        colour: '#112233',
        givenBy: 'Elle-même',
        purposes: ['site'],
        createdAt: NOW,
      })
      .run();
  return { ...made, add, addPartner, pages, partners, frozen, picture };
}

const titles = (pages: readonly { title: { fr?: string } }[]) => pages.map(({ title }) => title.fr);

it('are written, published, listed as changes, and undone', () => {
  const { festival, add, pages, frozen } = begin();
  const before = frozen();
  expect('pages' in before.public || 'partners' in before.public).toBe(false);
  const made = done(add('Infos pratiques'));
  const after = frozen();
  expect(after.public.pages).toEqual([
    {
      slug: 'infos-pratiques',
      title: { fr: 'Infos pratiques' },
      text: { fr: 'À lire.' },
      isInNavigation: true,
      showsPartners: false,
    },
  ]);
  expect(generalChanges(before, after)).toEqual([{ kind: 'page-added', title: { fr: 'Infos pratiques' } }]);
  expect(generalSentences(generalChanges(after, before), 'fr')).toEqual(['Page retirée : « Infos pratiques ».']);
  const [page] = pages();
  if (!page) throw new Error('no page');
  const input = pageSchema.parse({ ...pageFormValues(page), title: { fr: 'Venir', en: 'Getting here' } });
  const edited = done(editPage(festival, page.id, input, NOW));
  // An address stays once it was given.
  expect(frozen().public.pages?.[0]).toMatchObject({ slug: 'infos-pratiques', title: { fr: 'Venir' } });
  expect(generalSentences(generalChanges(after, frozen()), 'en')).toEqual(['Page “Getting here”.']);
  expect(editPage(festival, page.id, input, NOW)).toMatchObject({ ok: false, reason: 'changed' });
  undoBatch(festival, edited.batch ?? '', NOW);
  expect(titles(pages())).toEqual(['Infos pratiques']);
  undoBatch(festival, made.batch ?? '', NOW);
  expect(pages()).toEqual([]);
});

it('have one address each, and a maximum number', () => {
  const { add, pages } = begin();
  for (let at = 0; at < MAX_FESTIVAL_PAGES; at += 1) done(add(at < 2 ? 'Presse' : at === 2 ? '日本' : `Page ${at}`));
  expect(
    pages()
      .slice(0, 4)
      .map(({ slug }) => slug),
  ).toEqual(['presse', 'presse-2', 'page', 'page-3']);
  expect(add('Une de trop')).toMatchObject({ ok: false, fields: { 'title.fr': `tooMany:${MAX_FESTIVAL_PAGES}` } });
  const long = pageSchema.safeParse({ title: { fr: 'Longue' }, text: { en: 'a'.repeat(20_001) } });
  expect(long.error && fieldErrors(long.error)).toEqual({ 'text.en': 'tooLong:20000' });
});

it('stay in the desk while they have only headings, except one that shows partners', () => {
  const { add, addPartner, frozen } = begin();
  done(add('Commencée', { text: { fr: '## Venir\n\n## Dormir', en: '' } }));
  done(add('Partenaires', { showsPartners: 'on' }));
  expect(frozen().public.pages).toBeUndefined();
  done(add('Venir', { text: { fr: '## Venir\n\nÀ pied.', en: '## Getting here' } }));
  // English readers get the French text rather than a heading without text.
  expect(frozen().public.pages?.map(({ text }) => text)).toEqual([{ fr: '## Venir\n\nÀ pied.' }]);
  done(addPartner('Ville du Quai'));
  expect(frozen().public.pages?.map(({ slug }) => slug)).toEqual(['partenaires', 'venir']);
});

it('are put into an order, which ignores unknown ones and puts missing ones last', () => {
  const { festival, add, pages, addPartner, partners, frozen } = begin();
  for (const title of ['A', 'B', 'C']) done(add(title));
  const [a = 0, b = 0, c = 0] = pages().map(({ id }) => id);
  const { order } = orderSchema.parse({ order: `${c},99,${c},${a}` });
  const before = frozen();
  const batch = orderPages(festival, order, NOW);
  expect(generalChanges(before, frozen())).toEqual(['pages']);
  expect(titles(pages())).toEqual(['C', 'A', 'B']);
  expect(orderPages(festival, [c, a, b], NOW)).toBeNull();
  undoBatch(festival, batch ?? '', NOW);
  expect(titles(pages())).toEqual(['A', 'B', 'C']);
  expect(orderSchema.safeParse({ order: 'a,b' }).success).toBe(false);
  for (const name of ['Une', 'Deux']) done(addPartner(name));
  orderPartners(festival, [partners()[1]?.id ?? 0], NOW);
  expect(partners().map(({ name }) => name)).toEqual(['Deux', 'Une']);
});

it('and partners are deleted and restored with their pictures', () => {
  const { db, festival, add, addPartner, pages, partners, picture, frozen } = begin();
  done(add('Presse'));
  done(addPartner('Ville du Quai', { rank: { fr: 'Soutiens' }, address: 'ville-du-quai.example', isAtFoot: 'on' }));
  const [[page], [partner]] = [pages(), partners()];
  if (!page || !partner) throw new Error('neither');
  picture({ pageId: page.id }, 'a');
  picture({ partnerId: partner.id }, 'b');
  const { public: released } = frozen();
  expect(released.partners).toEqual([
    {
      number: partner.number,
      name: 'Ville du Quai',
      address: 'https://ville-du-quai.example',
      rank: { fr: 'Soutiens' },
      isAtFoot: true,
    },
  ]);
  expect(released.pictures?.map(({ of, use }) => [of, use])).toEqual([
    [`partner:${partner.number}`, 'partner'],
    ['page:presse', 'view'],
  ]);
  const input = partnerSchema.parse({ ...partnerFormValues(partner), name: 'Le Quai' });
  done(editPartner(festival, partner.id, input, NOW));
  const gone = [deletePage(festival, page.id, NOW), deletePartner(festival, partner.id, NOW)];
  expect([pages(), partners(), picturesOf(festival.id, db)]).toEqual([[], [], []]);
  for (const one of gone) undoBatch(festival, one.ok ? one.batch : '', NOW);
  expect(picturesOf(festival.id, db).map(({ pageId, partnerId }) => [pageId, partnerId])).toEqual([
    [null, partner.id],
    [page.id, null],
  ]);
  expect(partners()[0]?.name).toBe('Le Quai');
});

it('are found by their words, in both languages', async () => {
  const { add, frozen } = begin();
  done(add('Se restaurer', { text: { fr: 'Une **guinguette** au bord de l’eau.', en: 'A riverside café.' } }));
  const { public: document } = frozen();
  for (const query of ['guinguette', 'restaurer', 'riverside'])
    expect((await searchProgramme(document, query, { now: NOW })).pages.map(({ slug }) => slug)).toEqual([
      'se-restaurer',
    ]);
});

it('keep their address for when they are restored: a new page of that title has another', () => {
  const { db, festival, add, pages } = begin();
  done(add('Infos'));
  const [first] = pages();
  const { batch } = done(deletePage(festival, first?.id ?? 0, NOW));
  done(add('Infos'));
  expect(undoBatch(festival, batch, NOW)).toMatchObject({ ok: true, left: [] });
  expect(
    pages()
      .map(({ slug }) => slug)
      .sort(),
  ).toEqual(['infos', 'infos-2']);
  const input = themeSchema.parse({ name: { fr: 'Eau' } });
  const addTheme = () => done(createTheme(festival as never, input, null, NOW));
  done(deleteTheme(festival as never, { id: addTheme().id, uses: 0 }, NOW));
  expect(themeKind.read(db, festival.id, addTheme().id)?.slug).toBe('eau-2');
});
