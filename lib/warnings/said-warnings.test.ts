import { describe, expect, it } from 'vitest';
import { doActs } from '#lib/events/acts.ts';
import { actsSchema } from '#lib/events/acts-schema.ts';
import { isOfPlace, warningKey } from '#lib/events/warning.ts';
import { groupWarnings, warningCounts, warningKind } from '#lib/events/warning-groups.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import type { Authorized } from '#lib/policy.ts';
import { acceptWarnings } from './mutations.ts';
import { standingWarnings } from './queries.ts';
import { fixesOfGroup, saidWarnings } from './said-warnings.ts';
import { acceptSchema } from './schema.ts';

type Both = Authorized<never>;

/** Two dozen séances in three rooms on one day: many clash, and some of this can be solved. */
function working() {
  const made = workingFestival('schedule', { events: 24, rooms: 3, days: 1 });
  const festival = made.festival as Both;
  const said = (locale: 'fr' | 'en' = 'fr') => saidWarnings(festival, locale, NOW);
  const standing = () => standingWarnings(festival.id, made.db);
  const fixes = (key: string) => fixesOfGroup(festival, 'fr', key, NOW);
  return { ...made, festival, said, standing, fixes };
}

describe('what is beside the grid', () => {
  it('names every group of the draft once, with how many of its kind are open, and what only the server knows', () => {
    const { said, standing } = working();
    const { open } = standing();
    const groups = groupWarnings(open);
    const told = said();
    expect(told.groups).toHaveLength(groups.length);
    expect(
      told.groups.map(({ key, level, warning, isSeveral, ofKind }) => [key, level, warning, isSeveral, ofKind]),
    ).toEqual(
      groups
        .slice(0, told.groups.length)
        .map(({ key, level, warnings: [first, ...more] }) => [
          key,
          level,
          first && warningKey(first),
          more.length > 0,
          open.filter((one) => first && warningKind(one) === warningKind(first)).length,
        ]),
    );
    const lacking = open.filter((warning) => !isOfPlace(warning)).flatMap(({ eventIds }) => eventIds);
    expect(told.counts).toEqual(
      Object.fromEntries([...new Set(lacking)].map((id) => [id, lacking.filter((one) => one === id).length])),
    );
    expect([told.accepted, told.acceptances, told.lapsed]).toEqual([0, [], 0]);
  });

  it('is said in the language that is asked for', () => {
    const { said } = working();
    expect(said('fr').groups[0]?.sentence).toMatch(/commencent\sen même temps/u);
    expect(said('en').groups[0]?.sentence).toMatch(/start\stogether\sat/u);
  });

  it('counts the same as « À régler » and the home page, not the groups they are folded into', () => {
    const { said, standing } = working();
    const { open } = standing();
    const told = said();
    expect(told.count).toEqual(warningCounts(open));
    expect(told.count.all).toBeGreaterThan(told.groups.length);
    expect(told.drawn).toBe(open.length);
  });

  it('lists who accepted what, when and why, the newest first, and what no longer holds', () => {
    const { festival, said, standing } = working();
    const accept = (warning: string, own: object) =>
      done(acceptWarnings(festival, acceptSchema.parse({ warning, count: 1, reason: 'Trop tard.', ...own }), NOW));
    const before = said();
    const [first] = before.groups;
    accept(first?.warning ?? '', {});
    const kind = before.groups.find(({ isSeveral }) => isSeveral);
    accept(kind?.warning ?? '', { all: 'yes', count: kind?.ofKind, reason: 'La salle le sait.' });
    const after = said();
    expect(after.count.all).toBe(before.count.all - 1 - (kind?.ofKind ?? 0));
    expect(after.accepted).toBe(1 + (kind?.ofKind ?? 0));
    expect([...after.acceptedKeys].sort()).toEqual(
      standing()
        .accepted.map(({ warning }) => warningKey(warning))
        .sort(),
    );
    expect(after.acceptances.map(({ count, because, who }) => [count, because.replaceAll('\u00A0', ' '), who])).toEqual(
      [
        [kind?.ofKind, 'Raison : La salle le sait.', expect.stringMatching(/^Accepté\s.*1er\smai.*\spar\sCamille\.$/u)],
        [1, 'Raison : Trop tard.', expect.stringMatching(/^Accepté\s.*1er\smai.*\spar\sCamille\.$/u)],
      ],
    );
    expect(after.acceptances[1]?.warnings).toEqual([
      { heading: first?.heading, sentence: first?.sentence, spoken: first?.spoken },
    ]);
    expect(after.acceptances[0]?.ids).toHaveLength(kind?.ofKind ?? 0);

    const id = first?.eventIds[1] ?? 0;
    const version = standing().index.events.get(id)?.version ?? 0;
    const acts = [{ act: 'unschedule', events: [{ id, version }] }];
    done(doActs(festival, actsSchema.parse({ clientKey: crypto.randomUUID(), acts }), NOW));
    expect(said().lapsed).toBeGreaterThan(0);
    expect(said().acceptances.map(({ because }) => because)).toEqual([expect.stringContaining('La salle')]);
  });
});

describe('fixes of a group', () => {
  it('are included for the first, requested for the others, and the same either way', () => {
    const { said, fixes } = working();
    const { groups } = said();
    const along = groups.filter((group) => group.fixes !== null && !group.isSeveral);
    expect(along.length).toBeGreaterThan(2);
    for (const group of along) expect(fixes(group.key)).toEqual(group.fixes);
    const later = groups.find((group) => group.fixes === null);
    expect(fixes(later?.key ?? '').length).toBeGreaterThan(0);
  });

  it('are an act or a link to a page, never both; none for several at once, or for what is settled', () => {
    const { said, fixes } = working();
    const { groups } = said();
    const all = groups.slice(0, 20).flatMap(({ key }) => fixes(key));
    expect(all.some(({ act }) => act !== null)).toBe(true);
    expect(all.filter(({ act, href }) => (act === null) === (href === null))).toEqual([]);
    const doing = all.filter(({ act, label }) => act !== null || label.startsWith('Noter les droits'));
    expect(doing.some(({ act }) => act === null)).toBe(true);
    expect(doing.filter(({ changes }) => changes.length === 0)).toEqual([]);
    expect(fixes(groups.find(({ isSeveral }) => isSeveral)?.key ?? '')).toEqual([]);
    expect(fixes('gone')).toEqual([]);
  });

  it('settle the warning when they are posted', () => {
    const { festival, said, standing } = working();
    const [group, act] =
      said()
        .groups.flatMap((one) => (one.fixes ?? []).flatMap((fix) => (fix.act ? [[one, fix.act] as const] : [])))
        .at(0) ?? [];
    done(doActs(festival, actsSchema.parse({ clientKey: crypto.randomUUID(), acts: [act] }), NOW));
    expect(standing().open.map(warningKey)).not.toContain(group?.warning);
    expect(said().groups.map(({ key }) => key)).not.toContain(group?.key);
  });
});
