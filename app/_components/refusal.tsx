import { getLocale, getTranslations } from 'next-intl/server';
import { requestPath } from '#app/_server/request.ts';
import { type DeskSection, deskSections, sitePaths } from '#lib/i18n/paths.ts';
import { Door } from './live-frame.tsx';

/** 503: too many requests wait already. */
export type RefusalNotice = 403 | 404 | 503;

type Props = { status: RefusalNotice };

/**
 * The desk and section an address belongs to: `/fr/organise/lueurs/films/12` →
 * `/fr/organise/lueurs`, `films`.
 */
function placeIn(path: string): { desk: string | null; section: DeskSection | null } {
  const [, desk = null, section] = /^(\/\w+\/organise\/(?!new\b)[^/?#]+)(?:\/([\w-]+))?/.exec(path) ?? [];
  return { desk, section: deskSections.find((known) => known === section) ?? null };
}

/** Says that too many requests wait, with a link to try again. */
async function Busy({ path }: { path: string }) {
  return (
    <>
      <p>{(await getTranslations('errors'))('serverBusy')}</p>
      <p>
        <a href={path} className="btn lamp">
          {(await getTranslations('failure'))('retry')}
        </a>
      </p>
    </>
  );
}

/**
 * « Cette page n’existe pas » or « Vous n’avez pas accès à cette page » as a complete page, with a
 * way back.
 */
export async function DoorRefusal({ status }: Props) {
  const locale = await getLocale();
  const path = (await requestPath()) ?? sitePaths(locale).home();
  if (status === 404) {
    const t = await getTranslations('public.notFound');
    return (
      <Door locale={locale} path={sitePaths(locale).home()} title={t('title')}>
        <p>{t('body')}</p>
        <a href={sitePaths(locale).home()} className="btn lamp">
          {t('home')}
        </a>
      </Door>
    );
  }
  if (status === 503) {
    const t = await getTranslations('failure');
    return (
      <Door locale={locale} path={path} title={t('title')}>
        <Busy path={path} />
      </Door>
    );
  }
  const t = await getTranslations('accounts.forbidden');
  const { desk } = placeIn(path);
  return (
    <Door locale={locale} path={path} title={t('title')}>
      <p>{t('lead')}</p>
      <a href={desk ?? sitePaths(locale).desk()} className="btn">
        {desk ? t('back') : (await getTranslations('desk.nav'))('allFestivals')}
      </a>
    </Door>
  );
}

/** The same inside the frame of a desk, whose navigation stays. */
export async function DeskRefusal({ status }: Props) {
  const locale = await getLocale();
  const path = (await requestPath()) ?? '';
  const { desk, section } = placeIn(path);
  const home = desk ?? sitePaths(locale).desk();
  if (status === 503)
    return (
      <section className="grid max-w-[42rem] gap-4">
        <h1>{(await getTranslations('failure'))('title')}</h1>
        <Busy path={path} />
      </section>
    );
  const t = await getTranslations('desk');
  const forbidden = await getTranslations('accounts.forbidden');
  const isMissing = status === 404;
  return (
    <section data-refusal className="grid max-w-[42rem] gap-4">
      <h1>{isMissing ? t('missing.title') : forbidden('title')}</h1>
      <p>{isMissing ? t('missing.body') : forbidden('lead')}</p>
      <p className="flex flex-wrap gap-3">
        {isMissing && section && (
          <a href={`${home}/${section}`} className="btn lamp">
            {t('missing.section', { section: t(`nav.${section}`) })}
          </a>
        )}
        <a href={home} className="btn">
          {forbidden('back')}
        </a>
      </p>
    </section>
  );
}
