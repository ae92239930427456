import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';

/** The list of keys in a form that can be sent to the browser. */
export type KeysSaid = {
  title: string;
  close: string;
  groups: { title: string; keys: { key: string; does: string }[]; notes: string[] }[];
};

/**
 * Every key of the desk and what it does, by where it works: one list for all pages. Named keys are
 * in `keys.names`.
 */
const KEYS = {
  everywhere: [
    ['finder', 'Ctrl K'],
    ['help', '?'],
    ['close', 'escape'],
  ],
  lists: [
    ['search', '/'],
    ['rows', '↑ ↓'],
    ['ends', '↖ ↘'],
  ],
  tables: [
    ['write', '↵'],
    ['several', '⇧ ↑ ↓'],
    ['all', 'Ctrl ↵'],
    ['down', 'Ctrl D'],
    ['empty', 'delete'],
    ['undo', 'Ctrl Z'],
    ['escape', 'escape'],
  ],
  forms: [
    ['save', 'Ctrl S'],
    ['strong', 'Ctrl B'],
    ['emphasis', 'Ctrl I'],
    ['link', 'Ctrl K'],
  ],
  grid: [
    ['move', '↑ ↓ ← →'],
    ['open', '↵'],
    ['pick', '␣'],
    ['step', '↑ ↓'],
    ['column', '← →'],
    ['day', '⇞ ⇟'],
    ['resize', '+ −'],
    ['off', 'delete'],
    ['copy', 'D'],
    ['lock', 'L'],
    ['select', '⇧ ␣'],
    ['add', 'A'],
    ['find', 'F'],
    ['panel', 'P'],
    ['undo', 'Ctrl Z'],
    ['escape', 'escape'],
  ],
} as const;

const NOTES = ['intro', 'pointer', 'card'] as const;

export function keysSaid(locale: Locale): KeysSaid {
  const translate = translator(locale, 'desk');
  const t = (key: Parameters<typeof translate>[0]) => typeset(translate(key), locale);
  const groups = (Object.keys(KEYS) as (keyof typeof KEYS)[]).map((group) => ({
    title: t(`keys.groups.${group}`),
    keys: KEYS[group].map(([name, key]) => ({
      key: key === 'escape' || key === 'delete' ? t(`keys.names.${key}`) : key,
      does: t(`keys.${group}.${name}` as 'keys.grid.move'),
    })),
    notes: group === 'grid' ? NOTES.map((note) => t(`keys.notes.${note}`)) : [],
  }));
  return { title: t('keys.title'), close: t('keys.close'), groups };
}
