import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Door } from '#app/_components/live-frame.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { setupLinkNeeded } from '#lib/accounts/mutations.ts';
import { localPath } from '#lib/accounts/next-path.ts';
import { pathIn } from '#lib/i18n/locale.ts';
import { SignInForm } from './sign-in-form.tsx';

export const generateMetadata = siteTitled('accounts.signIn', 'title');

export default sitePage(async function SignInPage({ locale, paths, query }) {
  const after = localPath(query.next);
  // Whoever chose the other language before signing in goes on in it.
  const next = after && pathIn(locale, after);
  if (await currentActor()) redirect(next ?? paths.desk());
  const t = await getTranslations('accounts');
  return (
    <Door locale={locale} path={paths.signIn(next ?? undefined)} title={t('signIn.title')} lead={t('signIn.lead')}>
      {next && <p className="rounded-card bg-accent-soft px-4 py-2">{t('signIn.comesBack')}</p>}
      <SignInForm
        next={next}
        labels={{
          email: t('fields.email'),
          password: t('fields.password'),
          code: t('fields.code'),
          codeHint: t('fields.codeHint'),
          submit: t('signIn.title'),
          show: t('fields.show'),
          hide: t('fields.hide'),
          showLong: t('fields.showLong'),
        }}
      />
      <p className="border-line border-t pt-4 text-soft">
        {setupLinkNeeded() ? t('signIn.first') : t('signIn.noAccount')}
      </p>
      {!setupLinkNeeded() && <p className="text-soft">{t('signIn.forgotten')}</p>}
    </Door>
  );
});
