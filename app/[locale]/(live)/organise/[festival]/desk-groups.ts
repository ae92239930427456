import type { Role } from '#lib/accounts/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import { type DeskSection, deskPaths, programmeBase } from '#lib/i18n/paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import { may } from '#lib/policy.ts';

/** An entry of the desk's navigation. `public`: the page visitors see, once there is one. */
export type NavEntry = { key: DeskSection | 'overview' | 'public'; href: string; label: string };

type DeskWord = keyof Messages['desk']['nav'];

export type DeskGroups = {
  /** Above the groups: the overview, and « Le jour J » during the festival. */
  first: NavEntry[];
  groups: { title: string; entries: NavEntry[] }[];
  settings: NavEntry;
  history: NavEntry;
  /** Pages inside the settings, as links on each of them; the first is the festival itself. */
  inSettings: NavEntry[];
};

/** The pages of the coordinators besides their board, in the order of the tabs. */
export const volunteersTabs = [
  'shifts',
  'people',
  'applications',
  'messages',
  'tasks',
  'checklists',
  'print',
  'settings',
] as const;

/**
 * The pages of a festival's desk that this role may open, grouped by purpose. `isOn`: during the
 * festival the day comes first.
 */
export function deskGroups(locale: Locale, slug: string, role: Role, isOn: boolean): DeskGroups {
  const desk = translator(locale, 'desk');
  const t = (word: DeskWord) => desk(`nav.${word}`);
  const paths = deskPaths(locale, slug);
  const entry = (key: DeskSection): NavEntry => ({ key, href: paths.section(key), label: t(key) });
  const today = [entry('today')];
  return {
    first: [{ key: 'overview', href: paths.overview(), label: t('overview') }, ...(isOn ? today : [])],
    groups: [
      { title: t('programme'), entries: (['grid', 'events', 'warnings'] as const).map(entry) },
      { title: t('contents'), entries: (['films', 'people', 'pictures', 'venues', 'pages'] as const).map(entry) },
      {
        title: t('together'),
        entries: [
          ...(may(role, 'volunteers') ? [entry('volunteers')] : []),
          ...(isOn ? [] : today),
          ...(may(role, 'team-links') ? [entry('team-links')] : []),
          ...(may(role, 'members') ? [entry('members')] : []),
        ],
      },
      {
        title: t('share'),
        entries: [
          ...(may(role, 'publish') ? [entry('publish')] : []),
          { key: 'public' as const, href: programmeBase(locale, slug), label: t('public') },
          ...(['appearance', 'outlets'] as const).map(entry),
        ],
      },
    ].filter(({ entries }) => entries.length > 0),
    settings: entry('settings'),
    history: entry('history'),
    inSettings: [
      { ...entry('settings'), label: t('festival') },
      ...(['days', 'blocks', 'themes', 'offers'] as const).map(entry),
      ...(may(role, 'settings') ? [entry('import')] : []),
    ],
  };
}
