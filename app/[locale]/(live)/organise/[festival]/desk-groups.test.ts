import { expect, it } from 'vitest';
import { deskSections } from '#lib/i18n/paths.ts';
import { deskGroups } from './desk-groups.ts';

const keysOf = ({ first, groups, inSettings, history }: ReturnType<typeof deskGroups>) =>
  [first, ...groups.map(({ entries }) => entries), inSettings, [history]].flatMap((entries) =>
    entries.map(({ key }) => key),
  );

it.each([true, false])(
  'links an owner to every page of the desk once, whether the festival is on or not: %s',
  (isOn) => {
    const keys = keysOf(deskGroups('fr', 'nel', 'owner', isOn));
    expect([...keys].sort()).toEqual([...deskSections, 'overview', 'public'].sort());
    expect(deskGroups('fr', 'nel', 'owner', isOn).first.map(({ key }) => key)).toEqual(
      isOn ? ['overview', 'today'] : ['overview'],
    );
  },
);

it('shows a role what it may do, and no group that would be empty', () => {
  const { groups, inSettings } = deskGroups('fr', 'nel', 'team', false);
  expect(groups.map(({ title }) => title)).toEqual(['Programme', 'Contenus', 'Équipe et bénévoles', 'Diffuser']);
  expect(inSettings.map(({ key }) => key)).not.toContain('import');
  expect(keysOf(deskGroups('fr', 'nel', 'coordinator', false))).toEqual(
    expect.arrayContaining(['today', 'volunteers', 'team-links']),
  );
  expect(keysOf(deskGroups('fr', 'nel', 'coordinator', false))).not.toContain('publish');
});

it('names the entries in the language that is asked for', () => {
  const { groups, settings } = deskGroups('en', 'nel', 'owner', false);
  expect(groups.map(({ title }) => title)).toEqual(['Programme', 'Contents', 'Team and volunteers', 'Share']);
  expect(settings).toEqual({ key: 'settings', href: '/en/organise/nel/settings', label: 'Settings' });
});
