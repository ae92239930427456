import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NOW } from '#lib/history/testing.ts';
import {
  actOnViews,
  MAX_VIEW_NAME,
  MAX_VIEWS,
  mayKeepViews,
  type ViewPost,
  viewPostSchema,
  viewsOf,
} from './table-views.ts';
import { tables } from './tables.ts';

function begin() {
  const db = openTestDb();
  const made = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 3 });
  const as = (role: 'organiser' | 'programmer' | 'coordinator' | 'team', remit: object | null = null) => {
    const account = makeAccount(db, `${role} ${JSON.stringify(remit)}`, { festivalId: made.festivalId, role });
    return authorizeFestival({ ...account, ...(remit && { remit: remit as never }) }, made.slug, 'read', db);
  };
  const organiser = as('organiser');
  const arrangement = {
    query: 'li',
    sort: 'year',
    isDown: true,
    filters: { year: '1999' },
    columns: ['year'],
  };
  const post = (own: Partial<ViewPost>): ViewPost => ({
    act: 'keep',
    locale: 'fr',
    id: null,
    name: '',
    arrangement,
    seen: null,
    ...own,
  });
  const act = (own: Partial<ViewPost>, who = organiser) => actOnViews(who, 'films', post(own), NOW);
  return { db, made, as, organiser, arrangement, post, act };
}

describe('views of a table', () => {
  it('are saved, renamed, replaced and deleted, each for its own list', () => {
    const { organiser, arrangement, act, db } = begin();
    const kept = act({ name: '  Droits à obtenir ' });
    const id = kept.id ?? 0;
    expect(kept).toEqual({ ok: true, id, said: null, views: [{ id, name: 'Droits à obtenir', arrangement }] });
    expect(viewsOf(organiser.id, 'people', ['year'], db)).toEqual([]);
    expect(act({ act: 'rename', id, name: 'Droits' }).views).toEqual([{ id, name: 'Droits', arrangement }]);
    const other = { ...arrangement, query: '', filters: {} };
    expect(act({ act: 'replace', id, arrangement: other }).views).toEqual([{ id, name: 'Droits', arrangement: other }]);
    expect(act({ act: 'delete', id })).toEqual({ ok: true, id: null, said: null, views: [] });
    expect(act({ act: 'replace', id }).said).toBe('Cette vue vient d’être supprimée.');
  });

  it('are replaced as they were seen: what somebody put into one meanwhile is shown first', () => {
    const { arrangement, act } = begin();
    const id = act({ name: 'Droits' }).id ?? 0;
    const [theirs, mine] = [
      { ...arrangement, query: 'leurs' },
      { ...arrangement, query: 'mienne' },
    ];
    act({ act: 'replace', id, arrangement: theirs, seen: arrangement });
    const late = act({ act: 'replace', id, arrangement: mine, seen: arrangement });
    expect(late).toMatchObject({ id, said: expect.stringContaining('vient de la changer') });
    expect(late.views.map((view) => view.arrangement)).toEqual([theirs]);
    expect(act({ act: 'replace', id, arrangement: mine, seen: theirs })).toMatchObject({ said: null });
  });

  it('leave out columns that their reader may not see', () => {
    const { as, act, arrangement, made, db } = begin();
    const columnsOf = (role: 'organiser' | 'team') => tables.films.columns(as(role), 'fr').map(({ key }) => key);
    const own = { sort: 'tags', filters: { tags: 'jury' }, columns: ['year', 'tags'] };
    const kept = { ...arrangement, ...own };
    expect(act({ name: 'Jury', arrangement: kept }).views[0]?.arrangement).toEqual(kept);
    expect(viewsOf(made.festivalId, 'films', columnsOf('team'), db)[0]?.arrangement).toEqual({
      ...arrangement,
      sort: '',
      isDown: false,
      filters: {},
      columns: ['year'],
    });
  });

  it('have a short, unique name in a list, and a maximum number', () => {
    const { act, post } = begin();
    expect(act({ name: ' ' }).said).toMatch(/./);
    expect(act({ name: 'x'.repeat(MAX_VIEW_NAME + 1) }).said).toContain(String(MAX_VIEW_NAME));
    const { id } = act({ name: 'Été' });
    expect(act({ name: 'ete' }).said).toContain('« ete »');
    expect(act({ act: 'rename', id, name: 'ÉTÉ' }).said, 'its own name in other letters').toBeNull();
    for (let at = 1; at < MAX_VIEWS; at += 1) act({ name: `Vue ${at}` });
    expect(act({ name: 'Une de trop' })).toMatchObject({ said: expect.stringContaining(String(MAX_VIEWS)), id: null });
    const columns = Array.from({ length: 61 }, (_, at) => `c${at}`);
    expect(viewPostSchema.safeParse(post({ arrangement: { ...post({}).arrangement, columns } })).success).toBe(false);
    expect(viewPostSchema.safeParse(post({})).success).toBe(true);
  });

  it('can be saved only by people who may change the whole list', () => {
    const { as, act } = begin();
    const [programmer, coordinator, team] = [
      as('programmer', { themeIds: [], roomIds: [] }),
      as('coordinator'),
      as('team'),
    ];
    expect([programmer, coordinator, team].map((who) => mayKeepViews(who, 'films'))).toEqual([false, false, false]);
    expect(mayKeepViews(coordinator, 'shifts')).toBe(true);
    for (const who of [programmer, coordinator, team]) expect(() => act({ name: 'Mienne' }, who)).toThrow('notAllowed');
  });

  it('belong to their festival: ids of others are unknown, and they are deleted with it', () => {
    const { db, act, made } = begin();
    const other = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 4 });
    const theirs = authorizeFestival(
      makeAccount(db, 'Zoé', { festivalId: other.festivalId, role: 'owner' }),
      other.slug,
      'read',
      db,
    );
    const { id } = act({ name: 'Droits' });
    expect(act({ act: 'delete', id }, theirs)).toMatchObject({ said: 'Cette vue vient d’être supprimée.', views: [] });
    expect(viewsOf(made.festivalId, 'films', [], db)).toHaveLength(1);
    db.delete(t.festivals).run();
    expect(db.select().from(t.tableViews).all()).toEqual([]);
  });
});
