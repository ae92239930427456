import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { identityOf } from '#app/_components/programme/identity.ts';
import { Link } from '#app/_ui/link.tsx';
import '#app/_components/programme/identity.css';
import { one } from '#app/_server/festival-page.tsx';
import { Thumbnail } from '#app/[locale]/(live)/organise/[festival]/pictures/thumbnail.tsx';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { picturesOfSubject } from '#lib/pictures/queries.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { type Badge, type BadgesPerPage, badgesOf, cutMarks, pagesOf, perPages } from './badge-pages.ts';
import type { Drawing } from './drawing.ts';

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

/** Long names are printed smaller, so that they stay between the festival and the tasks. */
const sizeOf = ({ length }: string) => (length > 48 ? 'is-longest' : length > 18 && 'is-long');

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
