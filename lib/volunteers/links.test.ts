import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOW } from '#lib/history/testing.ts';
import {
  authorizeCalendar,
  authorizeVolunteer,
  calendarToken,
  closeLink,
  hiddenLinks,
  makeMissingLinks,
  renewHiddenLinks,
  renewLink,
  shownLinks,
} from './links.ts';
import { volunteersFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';

afterEach(() => vi.unstubAllEnvs());

describe('the links of volunteers', () => {
  it('can be shown again, as long as they work', () => {
    const { festival, put } = volunteersFestival();
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    const first = renewLink(festival, ada.id, NOW).token;
    expect(shownLinks(festival)).toEqual(new Map([[ada.id, first]]));
    // Another link made at the same moment differs nevertheless.
    const second = renewLink(festival, ada.id, NOW).token;
    expect(second).not.toBe(first);
    expect(shownLinks(festival)).toEqual(new Map([[ada.id, second]]));
    closeLink(festival, ada.id, LATER);
    expect(shownLinks(festival)).toEqual(new Map());
    expect(shownLinks(festival).get(bob.id)).toBeUndefined();
  });

  it('are made for volunteers without one, and leave the others unchanged', () => {
    const { db, festival, put } = volunteersFestival();
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    const { token } = renewLink(festival, ada.id, NOW);
    expect(makeMissingLinks(festival, LATER)).toBe(1);
    expect(makeMissingLinks(festival, LATER)).toBe(0);
    const shown = shownLinks(festival);
    expect(shown.get(ada.id)).toBe(token);
    expect(authorizeVolunteer(shown.get(bob.id) ?? '', LATER, db)).toMatchObject({ ok: true, who: { by: 'Bob' } });
  });

  it('cannot be shown under another secret, and still work', () => {
    const { db, festival, put } = volunteersFestival();
    const { token } = renewLink(festival, put.volunteer('Ada').id, NOW);
    vi.stubEnv('LANTERNE_SECRET', 'another'.repeat(5));
    expect(shownLinks(festival)).toEqual(new Map());
    expect(authorizeVolunteer(token, LATER, db)).toMatchObject({ ok: true });
  });

  it('that can no longer be shown are renewed on request, and no others', () => {
    const { db, festival, put } = volunteersFestival();
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    put.volunteer('Cy');
    const { token } = renewLink(festival, ada.id, NOW);
    vi.stubEnv('LANTERNE_SECRET', 'another'.repeat(5));
    const ofBob = renewLink(festival, bob.id, NOW).token;
    expect([makeMissingLinks(festival, LATER), hiddenLinks(festival)]).toEqual([1, [ada.id]]);
    expect([renewHiddenLinks(festival, LATER), renewHiddenLinks(festival, LATER)]).toEqual([1, 0]);
    expect(authorizeVolunteer(token, LATER, db)).toEqual({ ok: false, reason: 'revoked' });
    const shown = shownLinks(festival);
    expect([shown.size, shown.get(bob.id)]).toEqual([3, ofBob]);
    expect(authorizeVolunteer(shown.get(ada.id) ?? '', LATER, db)).toMatchObject({ ok: true, who: { by: 'Ada' } });
  });

  it('have a calendar with a token of its own, which works as long as they do and opens no page', () => {
    const { db, festival, put } = volunteersFestival();
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    const behind = (id: number) => {
      const opened = authorizeVolunteer(renewLink(festival, id, NOW).token, NOW, db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const [first, other] = [behind(ada.id), behind(bob.id)].map((who) => calendarToken(who) ?? '');
    expect(authorizeCalendar(first ?? '', db)).toMatchObject({ ok: true, who: { by: 'Ada', id: festival.id } });
    expect(authorizeVolunteer(first ?? '', NOW, db)).toEqual({ ok: false, reason: 'unknown' });
    // The seal of one link opens no other, and nothing invented opens any.
    const [id, seal] = [first?.split('-')[0], other?.slice((other?.indexOf('-') ?? 0) + 1)];
    for (const made of [`${id}-${seal}`, `${id}-${'A'.repeat(22)}`, '999-', 'x', ''])
      expect(authorizeCalendar(made, db), made).toEqual({ ok: false, reason: 'unknown' });
    renewLink(festival, ada.id, LATER);
    expect(authorizeCalendar(first ?? '', db)).toEqual({ ok: false, reason: 'revoked' });
    closeLink(festival, bob.id, LATER);
    expect(authorizeCalendar(other ?? '', db)).toEqual({ ok: false, reason: 'revoked' });
    vi.stubEnv('LANTERNE_SECRET', 'another'.repeat(5));
    expect(authorizeCalendar(first ?? '', db)).toEqual({ ok: false, reason: 'unknown' });
  });
});
