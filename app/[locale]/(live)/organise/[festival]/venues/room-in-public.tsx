import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { releasedBySlug } from '#lib/programme/released.ts';

/** Links to a room's screen for the hall and its door signs. Only published rooms have them. */
export async function RoomInPublic({ slug, number, locale }: { slug: string; number: number; locale: Locale }) {
  const t = await getTranslations('elsewhere.desk');
  const paths = programmePaths(programmeBase(locale, slug), locale);
  const room = releasedBySlug(slug)?.document.rooms.find((one) => one.number === number);
  return (
    <section aria-labelledby="in-public">
      <h2 id="in-public" className="mb-2 text-[1.2rem]">
        {t('title')}
      </h2>
      {room ? (
        <>
          <p className="flex flex-wrap gap-x-5">
            <a className="link inline-flex min-h-11 items-center" href={paths.screen(room)}>
              {t('screen')}
            </a>
            <a className="link inline-flex min-h-11 items-center" href={`${paths.print()}#doors`}>
              {t('doors')}
            </a>
          </p>
          <p className="hint">{t('hint')}</p>
        </>
      ) : (
        <p className="hint">{t('unpublished')}</p>
      )}
    </section>
  );
}

/** The same for all rooms. Nothing before the first publication. */
export async function AllRoomsInPublic({ slug, locale }: { slug: string; locale: Locale }) {
  const t = await getTranslations('elsewhere.desk');
  if (!releasedBySlug(slug)) return null;
  return (
    <p className="mt-5">
      <a
        className="link inline-flex min-h-11 items-center"
        href={programmePaths(programmeBase(locale, slug), locale).screen()}
      >
        {t('all')}
      </a>
    </p>
  );
}
