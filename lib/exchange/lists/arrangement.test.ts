import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  addressOfArrangement,
  arrangementOf,
  filterLabels,
  filterValues,
  isFound,
  MAX_TABLE_QUERY,
  NOTHING,
  SOMETHING,
} from './arrangement.ts';

const columns = [
  { key: 'status', offered: [{ key: 'confirmé', label: 'confirmed' }] },
  { key: 'themes', offered: [{ key: 'Mer', label: 'Sea' }] },
  { key: 'note', offered: [] },
];
const keys = columns.map(({ key }) => key);
const plain: Arrangement = { query: '', sort: '', isDown: false, filters: {}, columns: ['status'] };
const asked = (address: string) => Object.fromEntries(new URLSearchParams(address));
const read = (address: string, views: Parameters<typeof arrangementOf>[3] = []) =>
  arrangementOf(asked(address), keys, ['status'], views);

describe('a filter', () => {
  const row = { status: 'confirmed', themes: 'Land\nSea', note: '' };
  const finds = (filters: Record<string, string>) => isFound(row, filters, columns);

  it('is a value in French, found as the reader’s language says it, also as one of several in a cell', () => {
    expect([finds({ status: 'confirmé' }), finds({ status: 'option' }), finds({ themes: 'Mer' })]).toEqual([
      true,
      false,
      true,
    ]);
    // A filter that is no longer offered is searched as it is.
    expect([finds({ themes: 'Land' }), finds({ themes: 'Lan' })]).toEqual([true, false]);
  });

  it('means the same rooms in both languages, if two share a name in one of them', () => {
    const [fr, en] = [
      ['Une', 'Deux', 'Salle', 'Salle', 'Hall'],
      ['Room', 'Room', 'North', 'South', 'Hall'],
    ] as const;
    const offered = { fr: filterValues(fr, en, fr), en: filterValues(fr, en, en) };
    expect(offered.en.map(({ key }) => key)).toEqual(['Une|Deux', 'Salle/North', 'Salle/South', 'Hall']);
    expect(offered.fr.map(({ label }) => label)).toEqual(['Une', 'Deux', 'Salle', 'Hall']);
    const found = (from: 'fr' | 'en', label: string) => {
      const asked = offered[from].find((one) => one.label === label)?.key ?? '';
      const to = from === 'fr' ? 'en' : 'fr';
      return [...new Set({ fr, en }[to])].filter((room) =>
        isFound({ room }, { room: asked }, [{ key: 'room', offered: offered[to] }]),
      );
    };
    expect(found('en', 'Room')).toEqual(['Une', 'Deux']);
    expect(found('fr', 'Deux')).toEqual(['Room']);
    expect(found('fr', 'Salle')).toEqual(['North', 'South']);
    expect(found('en', 'North')).toEqual(['Salle']);
    expect(found('en', 'Hall')).toEqual(['Hall']);
  });

  it('means the same room after another venue got one of its name, and after none has any more', () => {
    const short = ['Salle 1', 'Grande salle'];
    const alone = filterValues(short, short, short, [
      ['Rex – Salle 1', 'Salle 1'],
      ['Rex – Grande salle', 'Grande salle'],
    ]);
    const whole = ['Rex – Salle 1', 'Palace – Salle 1'];
    const shared = filterValues(whole, whole, whole, [
      ['Rex – Salle 1', 'Salle 1'],
      ['Palace – Salle 1', 'Salle 1'],
    ]);
    const [ofAlone, ofShared] = [alone[0]?.key ?? '', shared[0]?.key ?? ''];
    expect([filterLabels(alone, ofAlone), filterLabels(shared, ofAlone)]).toEqual([['Salle 1'], ['Rex – Salle 1']]);
    expect(filterLabels(alone, ofShared)).toEqual(['Salle 1']);
    // Saved before venues were part of the name: it means each room with the name.
    expect([filterLabels(alone, 'Salle 1'), filterLabels(shared, 'Salle 1')]).toEqual([['Salle 1'], whole]);
    expect(filterLabels(alone, 'Rex – Salle 1')).toEqual(['Salle 1']);
    // Its venue was renamed; and several rooms of which one is certainly meant.
    expect(filterLabels(alone, 'Vox – Salle 1|Salle 1')).toEqual(['Salle 1']);
    expect(filterLabels(shared, 'Rex – Salle 1|Rex – Salle 2|Salle 1|Salle 2')).toEqual(['Rex – Salle 1']);
  });

  it('means the same room after another got its French name, and after none has any more', () => {
    const shared = filterValues(['Salle', 'Salle'], ['North', 'South'], ['Salle', 'Salle']);
    expect(filterLabels(shared, 'Salle'), 'kept before').toEqual(['Salle']);
    expect(filterLabels(filterValues(['Salle'], ['North'], ['North']), 'Salle/North'), 'kept then').toEqual(['North']);
    // Saved before venues were part of the name.
    const lasting = filterValues(['Salle'], ['North'], ['Salle'], [['Rex – Salle', 'Salle']]);
    expect(filterLabels(lasting, 'Salle/North')).toEqual(['Salle']);
    expect(filterLabels(lasting, 'Grande salle/North')).toEqual(['Grande salle/North']);
  });

  it('means one of the tags of a cell, however it is written', () => {
    const found = ['jury', 'revoir', 'à revoir'].map((tag) => isFound({ tags: 'Jury, À revoir' }, { tags: tag }, []));
    expect(found).toEqual([true, false, true]);
  });

  it('distinguishes empty from filled, and combines all filters', () => {
    expect([finds({ note: NOTHING }), finds({ note: SOMETHING }), finds({ status: SOMETHING })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(finds({ status: 'confirmé', note: SOMETHING })).toBe(false);
    expect(finds({})).toBe(true);
  });
});

describe('the address of a table', () => {
  it('says what the table shows, and is read back', () => {
    const said = { ...plain, query: 'li thium', sort: 'status', isDown: true, filters: { status: 'confirmé' } };
    const address = addressOfArrangement(said, undefined, keys);
    expect(address).toBe('?view=table&q=li+thium&sort=status&dir=down&f-status=confirm%C3%A9');
    expect(read(address)).toEqual({ view: null, arrangement: said });
    expect(addressOfArrangement(plain, undefined, keys)).toBe('?view=table');
  });

  it('ignores unknown columns, and shows those that are filtered', () => {
    const { arrangement } = read('?view=table&sort=secret&f-secret=x&f-note=-');
    expect(arrangement).toEqual({ ...plain, filters: { note: NOTHING }, columns: ['status', 'note'] });
    expect(read('?view=table&sort=note&dir=down').arrangement, 'nobody sees what it is sorted by').toEqual(plain);
    expect(read(`?q=${'x'.repeat(300)}`).arrangement.query).toHaveLength(MAX_TABLE_QUERY);
  });

  it('names a view, and what differs from it', () => {
    const view = {
      id: 7,
      arrangement: { ...plain, sort: 'note', filters: { themes: 'Mer' }, columns: ['note', 'gone'] },
    };
    const kept = { ...plain, sort: 'note', filters: { themes: 'Mer' }, columns: ['themes', 'note'] };
    expect(read('?view=7', [view])).toEqual({ view: 7, arrangement: kept });
    expect(addressOfArrangement(kept, view, keys)).toBe('?view=7');
    const other = { ...kept, sort: '', filters: {}, columns: ['note'] };
    expect(read(addressOfArrangement(other, view, keys), [view])).toEqual({ view: 7, arrangement: other });
    // The view was deleted, or belongs to another list.
    expect(read('?view=8', [view])).toEqual({ view: null, arrangement: plain });
    // When none of its columns exists any more, the reader's own are used.
    expect(read('?view=7', [{ id: 7, arrangement: { ...plain, columns: ['gone'] } }]).arrangement).toEqual(plain);
  });
});
