import { randomUUID } from 'node:crypto';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { LinkList } from '#app/[locale]/(live)/organise/[festival]/secret-links.tsx';
import { administratorsOf, membersOf, openInvitations, remitChoices, remitNames } from '#lib/accounts/members.ts';
import { roles } from '#lib/accounts/schema.ts';
import { smtp } from '#lib/env.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant } from '#lib/time/format.ts';
import { invite, revoke } from './actions.ts';
import { InviteForm, MembersList } from './members-list.tsx';

export const generateMetadata = titled('accounts.members', 'title');

/** The members of the festival with their roles, and the invitations. */
export default festivalPage('members', async function MembersPage({ locale, festival, slug }) {
  const [t, terms] = [await getTranslations('accounts'), await getTranslations('terms.role')];
  const choices = roles.map((role) => ({ value: role, label: terms(role), may: t(`roleMay.${role}`) }));
  const all = remitChoices(festival.id, festival.db);
  const optionsOf = (of: 'themes' | 'rooms') =>
    all[of].map(({ id, name }) => ({ value: String(id), label: typesetIn(name, locale) }));
  const options = { themes: optionsOf('themes'), rooms: optionsOf('rooms') };
  const members = membersOf(festival).map((member) => ({
    ...member,
    remit: { themes: (member.remit?.themeIds ?? []).map(String), rooms: (member.remit?.roomIds ?? []).map(String) },
    isYou: member.userId === festival.actor.userId,
  }));
  const invitations = openInvitations(festival, now()).map(({ id, role, remit: given, label, by, expiresAt }) => {
    const expires = t('members.expires', { at: formatInstant(expiresAt, festival.timeZone, locale, 'long') });
    const names = given && remitNames(festival.id, given, festival.db);
    const about = [
      label && terms(role),
      names && [...names.themes, ...names.rooms].map((name) => typesetIn(name, locale)).join(', '),
      expires,
      by && t('members.by', { name: by }),
    ];
    const shown = label || terms(role);
    return {
      id,
      label: shown,
      about: joinFacts(about),
      revokeLabel: t('members.revokeNamed', { label: shown }),
    };
  });
  const administrators = administratorsOf(festival);
  const { common, conflict, accounts } = typesetMessages(locale);
  return (
    <NextIntlClientProvider messages={{ common, conflict, accounts: { members: accounts.members } }}>
      <div className="grid gap-x-10 gap-y-8 grid-cols-[minmax(0,1fr)] min-[86rem]:grid-cols-[minmax(0,1fr)_24rem] min-[86rem]:grid-rows-[auto_auto_1fr]">
        <header className="min-[86rem]:col-span-2">
          <h1>{t('members.title')}</h1>
          <p className="mt-2 text-soft">{t('members.lead')}</p>
        </header>
        <section aria-labelledby="members">
          <h2 id="members" className="mb-3">
            {t('members.count', { count: members.length })}
          </h2>
          <MembersList slug={slug} members={members} roles={choices} options={options} />
          {administrators.length > 0 && (
            <div className="mt-4 rounded-card bg-sunk px-4 py-3">
              <p className="font-semibold">{t('members.administrator')}</p>
              <ul>
                {administrators.map((administrator) => (
                  <li key={administrator.userId}>
                    {administrator.name} <span className="hint">{administrator.email}</span>
                  </li>
                ))}
              </ul>
              <p className="hint mt-1">{t('members.administratorLead')}</p>
            </div>
          )}
        </section>
        <section
          className="min-[86rem]:col-start-2 min-[86rem]:row-span-2 min-[86rem]:row-start-2"
          aria-labelledby="invite"
        >
          <h2 id="invite">{t('members.invite')}</h2>
          <p className="mt-1 mb-4 text-soft">{t('members.inviteLead')}</p>
          <div className="card p-[clamp(1rem,2.4vw,1.6rem)]">
            <InviteForm
              action={invite.bind(null, slug)}
              clientKey={randomUUID()}
              roles={choices}
              options={options}
              hasMail={smtp() !== null}
              open={invitations.map(({ id }) => id)}
            />
          </div>
        </section>
        <section aria-labelledby="invitations">
          <h2 id="invitations" className="mb-3">
            {t('members.open')}
          </h2>
          <LinkList
            links={invitations}
            action={revoke.bind(null, slug)}
            labels={{ none: t('members.openNone'), revoke: t('members.revoke') }}
          />
        </section>
      </div>
    </NextIntlClientProvider>
  );
});
