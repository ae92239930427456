import { getTranslations } from 'next-intl/server';
import { FindForm } from '#app/_components/find-form.tsx';
import { Link } from '#app/_ui/link.tsx';
import { type AccountSeen, type Administrator, accountsOf } from '#lib/festivals/installation.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';

/** How many festivals are named beside an account; for the rest a number is shown. */
const NAMED = 6;

/** The id of this section, which a search leads back to. */
const PLACE = 'accounts';

type Props = { administrator: Administrator; search: string; locale: Locale };

/** The accounts, and the festivals each belongs to. */
export async function AccountsSeen({ administrator, search, locale }: Props) {
  const t = await getTranslations('accounts.installation.accounts');
  const paths = sitePaths(locale);
  const { accounts, found } = accountsOf(administrator, search);
  return (
    <div id={PLACE} className="grid scroll-mt-4 gap-4">
      <p>
        <Link href={paths.desk()} className="link inline-flex min-h-11 items-center">
          {t('all')}
        </Link>
      </p>
      <FindForm
        action={`${paths.installation()}#${PLACE}`}
        label={t('search')}
        hint={t('searchHint')}
        submit={t('submit')}
        search={search}
      />
      <p className="font-semibold">{t('count', { count: found })}</p>
      <ul className="grid">
        {accounts.map((account) => (
          <li key={account.id} className="min-w-0 break-words border-line border-t py-3">
            <Account account={account} locale={locale} />
          </li>
        ))}
      </ul>
      {found > accounts.length && <p>{t('more', { count: found - accounts.length })}</p>}
    </div>
  );
}

async function Account({ account, locale }: { account: AccountSeen; locale: Locale }) {
  const t = await getTranslations('accounts.installation.accounts');
  const terms = await getTranslations('terms');
  const { name, email, isAdministrator, festivals } = account;
  return (
    <>
      <p>
        {name !== '' && <strong className="mr-2">{name}</strong>}
        <span className={name === '' ? 'font-semibold' : 'text-soft'}>{email}</span>
      </p>
      {isAdministrator && <p>{t('administrator')}</p>}
      {festivals.length === 0 && !isAdministrator && <p className="text-soft">{t('none')}</p>}
      <ul className="flex flex-wrap gap-x-5">
        {festivals.slice(0, NAMED).map(({ slug, name: called, role }) => (
          <li key={slug}>
            <Link href={deskPaths(locale, slug).overview()} className="link inline-flex min-h-11 items-center">
              {t('in', { festival: typesetIn(called, locale), role: terms(`role.${role}`) })}
            </Link>
          </li>
        ))}
        {festivals.length > NAMED && (
          <li className="inline-flex min-h-11 items-center">
            {t('moreFestivals', { count: festivals.length - NAMED })}
          </li>
        )}
      </ul>
    </>
  );
}
