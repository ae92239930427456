import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { MAX_QUERY } from '#lib/addresses/public-address.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { identityOf } from './programme/identity.ts';

/** 404: there is nothing at this address; 410: it was withdrawn on request. */
export type LostStatus = 404 | 410;

/** « Cette page n’existe pas », « Cette page a été retirée », as the title of a page. */
export const lostTitle = (locale: Locale, status: LostStatus = 404) =>
  setTranslator(locale, 'public')(status === 410 ? 'notFound.withdrawn' : 'notFound.title');

/** A programme other than the published one: the base of its addresses, the festival's name. */
export type Within = Readonly<{ base: (locale: Locale) => string; name: Bilingual }>;

type Props = {
  locale: Locale;
  /** The festival below whose address it was asked (`festivalAsked`). */
  festival: PublicDocument['festival'] | null;
  /** The preview or version in which it was asked, where that is no published programme. */
  within?: Within | null;
  status?: LostStatus;
  /** Whether the address is that of a secret link (`isSecretLink`). */
  isLink?: boolean;
  header: ReactNode;
};

/** Whether this is the address of a page for whoever was given it, which no programme links to. */
export const isSecretLink = (path: string): boolean => /^\/\w+\/(?:team|my|preview|join\/[^/]+)\//.test(path);

/** What may have happened to the page. */
const bodyOf = ({ status, isLink }: Pick<Props, 'status' | 'isLink'>) =>
  status === 410 ? 'notFound.withdrawnBody' : isLink ? 'notFound.linkBody' : 'notFound.body';

/**
 * The page at an address that nothing answers, with a link back to the festival below whose address
 * it is.
 */
export function LostPage({ locale, festival, within = null, status = 404, isLink = false, header }: Props) {
  const t = setTranslator(locale, 'public');
  const { className, ...looks } = festival ? identityOf(festival) : { className: null };
  const base = within?.base(locale) ?? (festival && programmeBase(locale, festival.slug));
  const name = within?.name ?? festival?.name;
  return (
    <div className={clsx('programme', className)} {...looks}>
      <div className="beam low">
        {header}
        <main id="content" className="page lost">
          {/* What was withdrawn on request shows no number, as that is no error. */}
          {status === 404 && (
            <p className="lost-number" aria-hidden="true">
              {status}
            </p>
          )}
          <h1>{lostTitle(locale, status)}</h1>
          <p>{t(bodyOf({ status, isLink }))}</p>
          {base && name && <ToFestival locale={locale} base={base} name={name} withSearch={within === null} />}
          <p>
            <a className={base ? 'link' : 'btn lamp'} href={sitePaths(locale).home()}>
              {t('notFound.home')}
            </a>
          </p>
        </main>
      </div>
    </div>
  );
}

/** The published festival that an unknown address lies below, and the key of its state. */
export function lostFestival(path: string): { slug: string; key: string } | null {
  const [, , section, slug = ''] = (path.split('?')[0] ?? '').split('/');
  const found = section === 'festivals' || section === 'join' ? publicKeyOf(slug) : null;
  return found && { slug, key: found.key };
}

/** That festival's public facts. */
export function festivalAsked(path: string): PublicDocument['festival'] | null {
  const found = lostFestival(path);
  const released = found && releasedBySlug(found.slug);
  return found && released ? { ...released.document.festival, slug: found.slug } : null;
}

/** A link to its programme and a search in it, without a script. */
function ToFestival({
  locale,
  base,
  name,
  withSearch,
}: {
  locale: Locale;
  base: string;
  name: Bilingual;
  /** Previews and versions have no search. */
  withSearch: boolean;
}) {
  const [t, f] = [setTranslator(locale, 'public'), setTranslator(locale, 'filters')];
  const paths = programmePaths(base, locale);
  return (
    <>
      <p>
        <a className="btn lamp" href={paths.home()}>
          {t('notFound.programme', { festival: typesetIn(name, locale) })}
        </a>
      </p>
      {withSearch && (
        <search>
          <form method="get" action={paths.search()} className="lost-search">
            <label htmlFor="lost-query">{t('notFound.search')}</label>
            <input
              id="lost-query"
              className="input"
              type="search"
              name="q"
              maxLength={MAX_QUERY}
              placeholder={f('searchLabel')}
            />
            <button type="submit" className="btn">
              {f('search')}
            </button>
          </form>
        </search>
      )}
    </>
  );
}
