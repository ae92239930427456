import { describe, expect, it } from 'vitest';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { publishForm, selectionOf } from './asked-release.ts';
import { freeze } from './release.ts';

const draft = draftOf([eventOf(10), eventOf(11), eventOf(12)]);
const next = freeze(draft, null, { number: 1, at: '2026-05-02T10:00:00.000Z' });
const line = (number: number) => ({ uid: '', number, title: {}, titleBefore: null, changes: [], isTeamOnly: false });
const plan: Parameters<typeof selectionOf>[0] = {
  differences: [line(10), line(11)],
  general: ['festival'],
  next,
  held: [],
  ready: new Set([10, 11]),
};
const posted = (form: object) => selectionOf(plan, [10, 12], publishForm.parse({ expected: '1', ...form }));

describe('selectionOf', () => {
  it('takes the whole draft when every line is ticked', () =>
    expect(posted({ chosen: ['10', '11'], general: 'yes' })).toEqual({
      ok: true,
      only: null,
      withGeneral: true,
      isBlocked: true,
      unticked: [],
    }));

  it('takes only the lines ticked, and asks about what blocks that', () => {
    expect(posted({ chosen: ['11'], general: 'yes' })).toMatchObject({ only: [11], isBlocked: false });
    expect(posted({ chosen: ['10', '11'] })).toMatchObject({ only: [10, 11], withGeneral: false, isBlocked: true });
    expect(posted({ general: 'yes' })).toMatchObject({ only: [], withGeneral: true });
  });

  it('takes only the séances the page was opened for', () =>
    expect(posted({ chosen: ['10', '11'], general: 'yes', isOnly: 'yes' })).toMatchObject({ only: [10, 11] }));

  it('takes a folded part whole, and of an opened one the ticked lines', () => {
    const day = next.public.events[0]?.day ?? '';
    expect(posted({ parts: [day], general: 'yes' })).toMatchObject({ ok: true, only: null, unticked: [] });
    expect(posted({ parts: [day], opened: [day], chosen: ['10'], general: 'yes' })).toMatchObject({ only: [10] });
    expect(posted({ parts: ['2020-01-01'] })).toEqual({ ok: false, reason: 'none' });
  });

  it('names lines that somebody unticked, and not those that were not ticked at first', () => {
    expect(posted({ chosen: ['10'] })).toMatchObject({ unticked: [11] });
    expect(
      selectionOf({ ...plan, ready: new Set([10]) }, [], publishForm.parse({ expected: '1', chosen: ['10'] })),
    ).toMatchObject({
      unticked: [],
    });
  });

  it('refuses an empty publication', () => expect(posted({})).toEqual({ ok: false, reason: 'none' }));
});
