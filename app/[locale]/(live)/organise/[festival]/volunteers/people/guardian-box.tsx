import { getTranslations } from 'next-intl/server';
import type { Opened } from '#app/_server/festival-page.tsx';
import { CopyField } from '#app/_ui/copy.tsx';
import { joinPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { formatDate } from '#lib/time/format.ts';
import { contactLink, contactOf } from '#lib/volunteers/contact.ts';
import { guardianToken } from '#lib/volunteers/links.ts';
import type { Volunteer } from '#lib/volunteers/roots.ts';

/** Of a minor: whether a parent agreed, and the link on which they do. */
export async function GuardianBox({
  festival,
  locale,
  volunteer,
}: Pick<Opened<'volunteers'>, 'festival' | 'locale'> & { volunteer: Volunteer }) {
  const t = await getTranslations('coordination.guardian');
  const token = guardianToken(festival, volunteer.id);
  const address = token && publicUrl(null) + joinPaths(locale, festival.slug).parent(token);
  const { consent, consentOn } = volunteer;
  const date = formatDate(consentOn ?? festival.startsOn, locale);
  const contact = contactOf(volunteer.guardianContact);
  const text = t('text', { name: volunteer.name, festival: inLocale(festival.name, locale), link: address ?? '' });
  return (
    <section className="card vol-box" aria-labelledby="guardian">
      <h2 id="guardian">{t('title')}</h2>
      <p className={consent === null || consent === 'refused' ? 'text-warn' : 'text-good'}>
        {consent === null ? t('missing') : t(consent === 'refused' ? 'refused' : 'given', { date })}
      </p>
      {address === null ? (
        <p className="text-soft">{t('noLink')}</p>
      ) : (
        <>
          <p className="text-soft">{t('lead')}</p>
          <CopyField key={address} value={address} label={t('address')} />
          {contact && (
            <a
              className="btn w-fit"
              href={contactLink(contact.contactKind === 'phone' ? { ...contact, contactKind: 'sms' } : contact, text)}
            >
              {t('write')}
            </a>
          )}
        </>
      )}
    </section>
  );
}
