import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import { type LegalFact, legalFacts, missingLegalFacts, readInstallation } from '#lib/festivals/installation.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import type { Authorized } from '#lib/policy.ts';

/**
 * Before the first publication: what is missing in the legal notice, and where to fill it in. It
 * does not prevent publishing.
 */
export async function LegalFacts({ festival, locale }: { festival: Authorized<'publish'>; locale: Locale }) {
  const missing = missingLegalFacts(festival, readInstallation());
  if (missing.length === 0) return null;
  const t = await getTranslations('publish.legal');
  const names = new Intl.ListFormat(locale, { type: 'conjunction' });
  const listed = (of: readonly LegalFact[]) => {
    const facts = missing.filter((fact) => of.includes(fact));
    return facts.length > 0 && names.format(facts.map((fact) => t(`fact.${fact}`)));
  };
  const [publisher, host] = [listed(legalFacts.publisher), listed(legalFacts.host)];
  const settings = `${deskPaths(locale, festival.slug).section('settings')}#legal`;
  return (
    <section className="card mt-6 grid max-w-[46rem] gap-2 p-4" aria-labelledby="legal-facts">
      <h2 id="legal-facts" className="text-[1.1rem]">
        {t('title')}
      </h2>
      <p className="text-soft">{t('lead')}</p>
      {publisher && (
        <p>
          {t('ofPublisher', { list: publisher })}{' '}
          <Link href={settings} className="link">
            {t('settings')}
          </Link>
        </p>
      )}
      {host && (
        <p>
          {t('ofHost', { list: host })}{' '}
          {festival.actor.isAdministrator ? (
            <Link href={sitePaths(locale).installation()} className="link">
              {t('installation')}
            </Link>
          ) : (
            t('ask')
          )}
        </p>
      )}
    </section>
  );
}
