import { getTranslations } from 'next-intl/server';
import { releaseFigures } from '#app/_server/jobs/publication.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant, spokenInstant, typeset } from '#lib/time/format.ts';

/** What the header says of the programme, in the reader's words; as a browser can take it. */
export type ReleaseSaid = {
  /** The current release and the last change of the draft: of two answers, the one with the larger pair is the newer. */
  number: number;
  seen: number;
  /** « Version 3 publiée lundi 23 novembre à 18 h ». */
  published: { printed: string; spoken: string };
  /** « 4 modifications non publiées · 1 retenue ». */
  state: string;
  /** « 17 hors du programme »; null when nothing is. */
  out: string | null;
  /** The words of the button that leads to the publish page. */
  publish: string;
};

/** The same for the frame of the desk and for whoever asks again after an act. */
export async function releaseSaid(
  festival: Pick<Authorized<Festival, 'read'>, 'id' | 'slug' | 'timeZone' | 'db'>,
  locale: Locale,
): Promise<ReleaseSaid> {
  const t = await getTranslations('desk');
  const { release, seen, count, held, out } = await releaseFigures(festival, now());
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
    state: release ? [changes, ...(held > 0 ? [t('heldBack', { count: held })] : [])].join(' · ') : t('nothingPublic'),
    out: release && out > 0 ? t('leftOut', { count: out }) : null,
    publish: count > 0 ? t('publishCount', { count }) : t('nav.publish'),
  };
}
