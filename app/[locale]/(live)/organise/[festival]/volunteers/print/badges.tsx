import '#app/_components/programme/identity.css';
import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { identityOf } from '#app/_components/programme/identity.ts';
import { one } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { Thumbnail } from '#app/[locale]/(live)/organise/[festival]/pictures/thumbnail.tsx';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { picturesOfSubject } from '#lib/pictures/queries.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import type { Drawing } from './sheets.ts';

/** A badge for each volunteer, eight or ten on an A4, in the festival's colours and fonts. */
export async function Badges({ festival, plan, locale, query }: Drawing) {
  const t = await getTranslations('coordination.print');
  const badges = badgesOf(plan, locale);
  const per = perPages.find((known) => known === one(query.per)) ?? '8';
  const { accent, letters } = festival;
  const looks = identityOf({ accent, letters });
  const logo = logoOf(festival);
  const address = deskPaths(locale, festival.slug).volunteers('print', 'badges');
  return (
    <>
      <nav className="vol-days no-print" aria-label={t('badges.per')}>
        <ul>
          {perPages.map((count) => (
            <li key={count}>
              <Link href={`${address}?per=${count}`} scroll={false} aria-current={count === per ? 'true' : undefined}>
                {t('badges.perPage', { count })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {pagesOf(badges, per).map((page, i) => (
        <div key={i} {...looks} className={clsx('badge-page light-room', `of-${per}`, looks.className)}>
          <CutMarks per={per} />
          <ul>
            {page.map((badge) => (
              <li key={badge.id} className="badge">
                <p className="badge-festival">
                  {logo && <Thumbnail slug={festival.slug} picture={logo} width={480} />}
                  <span>{typesetIn(festival.name, locale)}</span>
                </p>
                <p className={clsx('badge-name', sizeOf(badge.name))} dir="auto">
                  {badge.name}
                </p>
                <p className="badge-tasks" dir="auto">
                  {tasksOf(badge, t('badges.more', { count: badge.more })) || t('badges.volunteer')}
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/**
 * Long names, and those with a long word, are printed smaller, so that they stay between the
 * festival and the tasks, with their words whole.
 */
export function sizeOf(name: string): 'is-longest' | 'is-long' | null {
  const [whole, word] = [widthOf(name), Math.max(...name.split(/[\s-]+/).map(widthOf))];
  if (whole > 50 || word > 17) return 'is-longest';
  return whole > 20 || word > 11 ? 'is-long' : null;
}

/** In small letters; a capital is as wide as one and a half. */
const widthOf = (text: string) => text.length + (text.match(/\p{Lu}/gu)?.length ?? 0) / 2;

const tasksOf = ({ tasks, more }: Badge, rest: string) => joinFacts([...tasks, more > 0 && rest]);

/** The festival's logo, if it was given for use on paper. */
function logoOf(festival: Drawing['festival']): DraftPicture | null {
  const today = dateOfInstant(now(), festival.timeZone);
  const given = picturesOfSubject(festival.id, { kind: 'festival' }, festival.db).filter(
    (picture) => picture.purposes.includes('print') && mayLeave(picture, today),
  );
  return given.find(({ use }) => use === 'logo') ?? null;
}

/** Marks at both ends of each cut, outside of the badges. */
function CutMarks({ per }: { per: BadgesPerPage }) {
  const { width, height, marks } = cutMarks(per);
  return (
    <svg aria-hidden="true" className="badge-marks" viewBox={`0 0 ${width} ${height}`}>
      {marks.map((mark, i) => (
        <line key={i} {...mark} />
      ))}
    </svg>
  );
}

/**
 * How many badges fit on an A4, by size in millimetres: 90 × 64 for badge holders, 86 × 54 as a
 * bank card.
 */
export const badgeSizes = {
  '8': { columns: 2, rows: 4, width: 90, height: 64 },
  '10': { columns: 2, rows: 5, width: 86, height: 54 },
} as const;
type BadgesPerPage = keyof typeof badgeSizes;
export const perPages = ['8', '10'] as const satisfies readonly BadgesPerPage[];

/** More tasks could not be read from a normal distance, and longer ones would be cut. */
const [MOST_TASKS, MOST_LETTERS] = [3, 50];

type Badge = { id: number; name: string; tasks: string[]; more: number };

/**
 * A badge for each volunteer: their name and the tasks of their shifts, in the order of the tasks.
 */
export function badgesOf({ volunteers, tasks, prepared }: VolunteerPlan, locale: Locale): Badge[] {
  const badges = volunteers.map(({ id, name }): Badge => {
    const own = new Set((prepared.held.get(id) ?? []).map(({ taskId }) => taskId));
    const named = tasks.filter((task) => own.has(task.id)).map((task) => typesetIn(task.name, locale));
    const shown: string[] = [];
    let letters = 0;
    for (const task of named) {
      const fits = shown.length === 0 || letters + task.length <= MOST_LETTERS;
      if (!fits || shown.length === MOST_TASKS) continue;
      shown.push(task);
      letters += task.length;
    }
    return { id, name: typeset(name, locale), tasks: shown, more: named.length - shown.length };
  });
  return inDictionaryOrder(badges, ({ name }) => name, locale);
}

/** The same, divided into pages. */
export function pagesOf<T>(all: readonly T[], per: BadgesPerPage): T[][] {
  const { columns, rows } = badgeSizes[per];
  const most = columns * rows;
  return Array.from({ length: Math.ceil(all.length / most) }, (_, page) => all.slice(page * most, (page + 1) * most));
}

/** The length of a cut mark, which lies outside of the badges. Millimetres. */
const MARK = 3;

type Mark = { x1: number; y1: number; x2: number; y2: number };

/**
 * The cut marks: at both ends of each line between and around badges. Millimetres from the corner
 * of the drawing.
 */
export function cutMarks(per: BadgesPerPage): { width: number; height: number; marks: Mark[] } {
  const { columns, rows, width, height } = badgeSizes[per];
  const [across, down] = [columns * width, rows * height];
  const vertical = Array.from({ length: columns + 1 }, (_, i) => MARK + i * width);
  const horizontal = Array.from({ length: rows + 1 }, (_, i) => MARK + i * height);
  return {
    width: across + 2 * MARK,
    height: down + 2 * MARK,
    marks: [
      ...vertical.flatMap((x): Mark[] => [
        { x1: x, y1: 0, x2: x, y2: MARK },
        { x1: x, y1: down + MARK, x2: x, y2: down + 2 * MARK },
      ]),
      ...horizontal.flatMap((y): Mark[] => [
        { x1: 0, y1: y, x2: MARK, y2: y },
        { x1: across + MARK, y1: y, x2: across + 2 * MARK, y2: y },
      ]),
    ],
  };
}
