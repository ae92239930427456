import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { Link } from '#app/_ui/link.tsx';
import { type FestivalAsked, mayChange } from '#lib/history/remit.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { PictureSubject } from '#lib/model/documents.ts';
import { missingGround } from '#lib/pictures/ground.ts';
import { picturesOfSubject, subjectNamed } from '#lib/pictures/queries.ts';
import { MAX_PICTURE } from '#lib/pictures/schema.ts';
import { pictureOf, USES } from '#lib/pictures/subject.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { AddPictures, PictureButtons } from './add-pictures.tsx';
import { Thumbnail } from './thumbnail.tsx';
import './pictures.css';

/**
 * The pictures of a record, below its form: what there is, why each is not published, and where to
 * add more.
 */
export async function PicturePanel({
  festival,
  of,
  locale,
}: {
  festival: FestivalAsked;
  of: PictureSubject;
  locale: Locale;
}) {
  const subject = subjectNamed(festival.id, of);
  if (!subject) return null;
  const t = await getTranslations('pictures');
  const asked = USES[subject.kind];
  const pictures = picturesOfSubject(festival.id, subject).filter(({ use }) => asked.includes(use));
  const today = dateOfInstant(now(), festival.timeZone);
  const mayEdit = mayChange(festival, 'picture', pictureOf(subject));
  if (pictures.length === 0 && !mayEdit) return null;
  const firstOf = new Map(pictures.toReversed().map(({ use, id }) => [use, id]));
  const paths = deskPaths(locale, festival.slug);
  return (
    <section aria-labelledby="pictures" className="card mt-5 p-[clamp(1rem,2vw,1.5rem)]">
      <h2 id="pictures" className="text-[1.2rem]">
        {t(subject.kind === 'festival' ? 'panelFestival' : 'title')}
      </h2>
      {mayEdit && <p className="hint mt-1">{t('panelHint', { megabytes: MAX_PICTURE / 1_000_000 })}</p>}
      <IslandMessages also={['pictures', 'desk']}>
        {pictures.length > 0 && (
          <ul className="desk-pictures">
            {pictures.map((picture) => {
              const missing = missingGround(picture, today);
              return (
                <li key={picture.id}>
                  <Link href={paths.picture(picture.id)} className="desk-picture">
                    <Thumbnail slug={festival.slug} picture={picture} />
                    <span className="sr-only">{t('open')}</span>
                  </Link>
                  <p className="font-semibold">
                    {t(`use.${picture.use}`)}
                    {firstOf.get(picture.use) === picture.id && asked.length > 0 && pictures.length > 1 && (
                      <span className="font-normal text-soft">
                        {SEPARATOR}
                        {t('isFirst')}
                      </span>
                    )}
                  </p>
                  <p className={missing ? 'text-warn' : 'text-soft'}>{t(`ground.${missing ?? 'leaves'}`)}</p>
                  {mayEdit && (
                    <PictureButtons
                      slug={festival.slug}
                      id={picture.id}
                      name={picture.fileName}
                      isFirst={firstOf.get(picture.use) === picture.id}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {mayEdit && <AddPictures slug={festival.slug} of={of} uses={asked} />}
      </IslandMessages>
    </section>
  );
}
