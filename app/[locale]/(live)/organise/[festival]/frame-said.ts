import { releaseFigures, settlingOf } from '#app/_server/jobs/publication.ts';
import { isLargeDraft } from '#lib/festivals/large.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DeskSection } from '#lib/i18n/paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { openProblems } from '#lib/volunteers/queries.ts';

/** What waits behind an entry of the navigation: the number, the same in words, and its colour. */
type Mark = { count: number; said: string; tone: 'bad' | 'warn' | 'lamp' | 'soft' };

/**
 * What the frame of the desk says about the festival, in a form that can be sent to the browser.
 */
export type ReleaseSaid = {
  /**
   * The current version and the last change of the draft: of two answers, the one with the larger
   * pair is newer.
   */
  number: number;
  seen: number;
  /** « Version 3 publiée lundi 23 novembre à 18 h ». */
  published: { printed: string; spoken: string };
  /** « 4 modifications non publiées · 1 retenue ». */
  state: string;
  /** « 17 hors du programme »; null when nothing is. */
  out: string | null;
  /** The label of the button that leads to the publish page. */
  publish: string;
  /** Whether anything waits to be published; only then the button is highlighted. */
  waits: boolean;
  marks: Partial<Record<DeskSection, Mark>>;
  /** False: the warnings were not counted yet, and the page asks for them. */
  isWhole: boolean;
};

type Of = Pick<Authorized<'read'>, 'id' | 'slug' | 'timeZone' | 'dayStartsAt' | 'db' | 'role'>;

/**
 * Made for the frame of the desk, and for pages that ask again after an act. The frame does not
 * wait for a thread: for a large festival the warnings are left to the next request of the page.
 */
export async function releaseSaid(
  festival: Of,
  locale: Locale,
  { isFrame }: { isFrame: boolean },
): Promise<ReleaseSaid> {
  const t = translator(locale, 'desk');
  const isBeside = isLargeDraft(festival.slug, festival.db);
  const isWhole = !isFrame || !isBeside;
  const figures = releaseFigures(festival, now());
  // At the same time if threads find them; otherwise other requests are answered between the two.
  if (!isBeside) await figures;
  const [{ release, seen, count, waits, held, out }, warnings] = await Promise.all([
    figures,
    isWhole ? warningMarks(festival, locale) : {},
  ]);
  const said = (when: (at: string) => string) =>
    release ? t.markup('published', { number: release.number, when: () => when(release.at) }) : t('neverPublished');
  const changes = count + held + out > 0 && count === 0 ? t('unpublishedNone') : t('unpublished', { count });
  return {
    number: release?.number ?? 0,
    seen,
    published: {
      printed: typeset(
        said((at) => formatInstant(at, festival.timeZone, locale, 'long')),
        locale,
      ),
      spoken: said((at) => spokenInstant(at, festival.timeZone, locale, 'long')),
    },
    state: release ? joinFacts([changes, held > 0 && t('heldBack', { count: held })]) : t('nothingPublic'),
    out: release && out > 0 ? t('leftOut', { count: out }) : null,
    publish: count > 0 ? t('publishCount', { count }) : t('nav.publish'),
    waits,
    marks: {
      ...warnings,
      ...(may(festival.role, 'volunteers') && problemMark(festival, locale)),
      ...(count > 0 && { publish: { count, said: t('marks.publish', { count }), tone: 'lamp' as const } }),
    },
    isWhole,
  };
}

/** Counted as on every screen (`warningCounts`, `kindsOf`). */
async function warningMarks(festival: Of, locale: Locale): Promise<ReleaseSaid['marks']> {
  const t = translator(locale, 'desk');
  const { levels, kinds } = await settlingOf(festival, null, now());
  const of = (level: (typeof levels)[number]['level']) => levels.find((one) => one.level === level)?.count ?? 0;
  const blocking = of('blocking');
  const count = blocking + of('warning') + of('hint');
  const tone = blocking > 0 ? 'bad' : of('warning') > 0 ? 'warn' : 'soft';
  const unanswered = kinds.get('unconfirmed-invited') ?? 0;
  return {
    ...(count > 0 && { warnings: { count, said: t('marks.warnings', { count, blocking }), tone } }),
    ...(unanswered > 0 && {
      people: { count: unanswered, said: t('marks.people', { count: unanswered }), tone: 'warn' },
    }),
  };
}

function problemMark({ id, db }: Of, locale: Locale): ReleaseSaid['marks'] {
  const count = openProblems(id, db).length;
  return count === 0
    ? {}
    : { volunteers: { count, said: translator(locale, 'desk')('home.team.problems', { count }), tone: 'bad' } };
}

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
  const t = sentencesIn(locale, 'desk');
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
