import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '#app/_components/answered-form.tsx';
import { Door } from '#app/_components/live-frame.tsx';
import { NewAccountForm } from '#app/_components/new-account-form.tsx';
import { SignOutButton } from '#app/_components/sign-out-button.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { answerStatus } from '#app/_server/answer-head.ts';
import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { newAccountLabels } from '#app/_server/new-account-labels.ts';
import { Link } from '#app/_ui/link.tsx';
import { invitationOf } from '#lib/accounts/members.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { now } from '#lib/time/clock.ts';
import { join, joinAsNew } from './actions.ts';

export const generateMetadata = siteTitled('accounts.invitation', 'join');

/** The copied link: whoever opens it reads what it is; whoever posts it joins. */
export default sitePage<'token'>(async function InvitationPage({ locale, paths, segments: { token } }) {
  const [t, terms] = [await getTranslations('accounts'), await getTranslations('terms')];
  const invited = invitationOf(token, now());
  if (!invited.ok) {
    answerStatus(invited.reason === 'unknown' ? 404 : 410);
    return (
      <Door locale={locale} path={paths.invitation(token)} title={t('invitation.closed')}>
        <p>
          {t(`invitation.${invited.reason}`)} {t('invitation.askNew')}
        </p>
      </Door>
    );
  }
  const actor = await currentActor();
  const { by, role, remit } = invited;
  const names = remit && [...remit.themes, ...remit.rooms].map((name) => typesetIn(name, locale));
  return (
    <Door
      locale={locale}
      path={paths.invitation(token)}
      title={t('invitation.title', { festival: typesetIn(invited.festival.name, locale) })}
      lead={
        <>
          <p>{by ? t('invitation.lead', { by }) : t('invitation.leadNobody')}</p>
          <dl className="mt-5 border-lamp border-l-4 pl-4 text-ink">
            <dt className="hint">{t('invitation.role')}</dt>
            <dd className="font-bold font-title text-xl">{terms(`role.${role}`)}</dd>
            <dd className="text-soft">{t(`roleMay.${role}`)}</dd>
            {names && <dd className="mt-1">{t('invitation.remit', { names: names.join(', ') })}</dd>}
          </dl>
        </>
      }
    >
      {actor ? (
        <>
          <p>{t('invitation.signedInAs', { name: actor.name, email: actor.email })}</p>
          <ButtonForm action={join.bind(null, token)} className="btn lamp w-full">
            {t('invitation.join')}
          </ButtonForm>
          <div className="flex flex-wrap items-center gap-3 border-line border-t pt-4 text-soft">
            {t('invitation.notYou')}
            <SignOutButton label={t('account.signOut')} className="btn quiet text-accent" />
          </div>
        </>
      ) : (
        <>
          <NewAccountForm
            action={joinAsNew.bind(null, token)}
            labels={await newAccountLabels(t('invitation.newAccount'))}
          />
          <p className="border-line border-t pt-4">
            <Link href={paths.signIn(paths.invitation(token))} className="link">
              {t('invitation.haveAccount')}
            </Link>
          </p>
        </>
      )}
    </Door>
  );
});
