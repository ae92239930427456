import { getTranslations } from 'next-intl/server';
import type { Opened } from '#app/_server/festival-page.tsx';
import { meansOf } from '#lib/live/contact-means.ts';
import { formatDateRange, typeset } from '#lib/time/format.ts';
import type { ReadEmergencyContact } from '#lib/volunteers/emergency-contact.ts';

/** Whom to call if something happens to a volunteer, on the days of the festival; before and after them when that is. */
export async function EmergencyBox({
  read,
  locale,
}: Pick<Opened<'volunteers'>, 'locale'> & { read: ReadEmergencyContact }) {
  const t = await getTranslations('coordination.emergencyContact');
  return (
    <section className="card vol-box" aria-labelledby="emergency">
      <h2 id="emergency">{t('title')}</h2>
      {read.state === 'none' && <p className="text-soft">{t('none')}</p>}
      {read.state === 'closed' && (
        <p className="text-soft">
          {read.isOver ? t('over') : t('closed', { dates: formatDateRange(read.from, read.until, locale) })}
        </p>
      )}
      {read.state === 'open' && (
        <>
          <p>
            {read.name && <span className="block">{typeset(read.name, locale)}</span>}
            <b className="num">{read.contact}</b>
          </p>
          {meansOf(read.contact, { subject: '', body: '' })
            .filter(({ kind }) => kind !== 'sms')
            .map(({ kind, href }) => (
              <a key={href} href={href} className="btn lamp w-fit">
                {t(kind === 'call' ? 'call' : 'write')}
              </a>
            ))}
        </>
      )}
    </section>
  );
}
