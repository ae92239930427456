import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOW } from '../history/testing.ts';
import { authorizeVolunteer, closeLink, makeMissingLinks, renewLink, shownLinks } from './links.ts';
import { volunteersFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';

afterEach(() => vi.unstubAllEnvs());

describe('the links of volunteers', () => {
  it('can be shown again, as long as they open', () => {
    const { festival, put } = volunteersFestival();
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    const first = renewLink(festival, ada.id, NOW).token;
    expect(shownLinks(festival)).toEqual(new Map([[ada.id, first]]));
    // Another at the same moment is another all the same.
    const second = renewLink(festival, ada.id, NOW).token;
    expect(second).not.toBe(first);
    expect(shownLinks(festival)).toEqual(new Map([[ada.id, second]]));
    closeLink(festival, ada.id, LATER);
    expect(shownLinks(festival)).toEqual(new Map());
    expect(shownLinks(festival).get(bob.id)).toBeUndefined();
  });

  it('are made for those who have none, and leave the others alone', () => {
    const { db, festival, put } = volunteersFestival();
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    const { token } = renewLink(festival, ada.id, NOW);
    expect(makeMissingLinks(festival, LATER)).toBe(1);
    expect(makeMissingLinks(festival, LATER)).toBe(0);
    const shown = shownLinks(festival);
    expect(shown.get(ada.id)).toBe(token);
    expect(authorizeVolunteer(shown.get(bob.id) ?? '', LATER, db)).toMatchObject({ ok: true, who: { by: 'Bob' } });
  });

  it('cannot be told without the secret of the installation, and open under another all the same', () => {
    const { db, festival, put } = volunteersFestival();
    const { token } = renewLink(festival, put.volunteer('Ada').id, NOW);
    vi.stubEnv('LANTERNE_SECRET', 'another');
    expect(shownLinks(festival)).toEqual(new Map());
    expect(authorizeVolunteer(token, LATER, db)).toMatchObject({ ok: true });
  });
});
