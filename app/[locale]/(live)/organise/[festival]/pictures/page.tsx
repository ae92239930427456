import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { ListPage } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { missingGround, picturesLeftToSettle, picturesToSettle } from '#lib/pictures/ground.ts';
import { picturesOf, subjectNames } from '#lib/pictures/queries.ts';
import { subjectKey, subjectOf } from '#lib/pictures/subject.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { BringFolder } from './bring-folder.tsx';
import { PicturePanel } from './picture-panel.tsx';
import { PictureTable } from './picture-table.tsx';
import './pictures.css';

export const generateMetadata = titled('pictures', 'title');

const filters = ['all', ...picturesToSettle] as const;

/**
 * Every picture of the festival with its permission, and its texts, which can be written here one
 * below the other.
 */
export default festivalPage('read', async function PicturesPage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('pictures');
  const all = picturesOf(festival.id);
  const names = subjectNames(festival.id, locale);
  const today = dateOfInstant(now(), festival.timeZone);
  const asked = filters.find((filter) => filter === one(query.show)) ?? 'all';
  const shown = { all, ...picturesLeftToSettle(all, today) };
  return (
    <>
      <ListPage
        at={at}
        title={t('title')}
        count={t('count', { count: all.length })}
        empty={all.length === 0 ? { title: t('empty.title'), text: t('empty.text') } : null}
        ways={
          <>
            <p className="mb-4 max-w-[46rem] text-soft">{t('intro')}</p>
            {may(festival.role, 'schedule') && (
              <IslandMessages also={['pictures', 'desk']}>
                <BringFolder slug={festival.slug} />
              </IslandMessages>
            )}
          </>
        }
      >
        <nav aria-label={t('filter.label')} className="shown-pictures mb-3 flex flex-wrap gap-2">
          {filters.map((filter) => (
            <Link
              key={filter}
              href={`${paths.section('pictures')}${filter === 'all' ? '' : `?show=${filter}`}`}
              className="btn"
              aria-current={filter === asked ? 'page' : undefined}
            >
              {t(`filter.${filter}`, { count: shown[filter].length })}
            </Link>
          ))}
        </nav>
        <IslandMessages also={['pictures', 'desk']}>
          <PictureTable
            key={asked}
            slug={festival.slug}
            rows={shown[asked].map((picture) => ({
              picture,
              of: names.get(subjectKey(subjectOf(picture))) ?? '',
              href: paths.picture(picture.id),
              missing: missingGround(picture, today),
              mayEdit: mayChange(festival, 'picture', picture),
            }))}
          />
        </IslandMessages>
      </ListPage>
      <PicturePanel festival={festival} of="festival" locale={locale} />
    </>
  );
});
