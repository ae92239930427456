import { Send, X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type HeldMessage, heldMessages } from '#lib/messages/held.ts';
import { contactsShown } from '#lib/messages/readers.ts';
import type { Authorized } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstantAt } from '#lib/time/format.ts';
import { titleOf } from './text.ts';

type Props = { festival: Authorized<'volunteers'>; locale: Locale; here: string };

/**
 * « À envoyer »: the messages that today's publications and acts will send, and to whom, unless
 * somebody changes it.
 */
export async function ToSend({ festival, locale, here }: Props) {
  const t = await getTranslations('coordination.messages');
  const held = heldMessages(festival, now());
  if (held.length === 0) return null;
  return (
    <section className="card message-held" aria-labelledby="to-send">
      <h2 id="to-send">{t('held.title')}</h2>
      {held.map((one) => (
        <OneHeld key={one.message.id} one={one} festival={festival} locale={locale} here={here} />
      ))}
    </section>
  );
}

async function OneHeld({ one, festival, locale, here }: Props & { one: HeldMessage }) {
  const t = await getTranslations('coordination.messages');
  const way = await getTranslations('volunteerForms.messages');
  const people = await getTranslations('coordination.people');
  const { message, deliveries, others, leavesAt, isByHand, canChange, isGroup } = one;
  const kind = message.kind === 'reminder' ? 'publication' : message.kind;
  const isWritten = kind === 'written';
  const when = (instant: string) => formatInstantAt(now(), instant, festival.timeZone, locale);
  const whole = `${here}?message=${message.id}`;
  return (
    <article>
      <h3>{titleOf(message, festival, locale)}</h3>
      <p className="text-soft">{t(`held.${kind}`, { when: when(message.createdAt), name: message.byName })}</p>
      <p>
        {leavesAt ? t(isWritten ? 'held.leavesLater' : 'held.leaves', { when: when(leavesAt) }) : t('held.byHand')}{' '}
        {isGroup && t('held.group', { count: deliveries.length + others })}
      </p>
      <ul>
        {deliveries.map(({ delivery, reader, called, text, locale: language }) => (
          <li key={`${delivery.recipient} ${delivery.recipientId} ${delivery.way}`}>
            <details>
              <summary>
                <b>{typeset(called, locale)}</b>{' '}
                {delivery.way === 'phone' && reader && contactsShown(reader) === '' ? (
                  <span className="text-warn">{people('noContact')}</span>
                ) : (
                  <span className="flag plain">{way(`way.${delivery.way}`)}</span>
                )}
              </summary>
              <p className="message-said" lang={language}>
                {text}
              </p>
            </details>
          </li>
        ))}
        {others > 0 && (
          <li>
            <Link href={whole} className="link inline-flex min-h-11 items-center">
              {t('held.others', { count: others })}
            </Link>
          </li>
        )}
      </ul>
      <div className="flex flex-wrap gap-2">
        {leavesAt && (
          <ActButton act="decide-held" values={{ id: message.id, isSent: 'yes' }} className="btn lamp">
            <Send aria-hidden size={18} />
            {t('held.now')}
          </ActButton>
        )}
        {canChange && (
          <Link href={whole} className="btn">
            {t('held.change')}
          </Link>
        )}
        {isByHand && (!canChange || !leavesAt) && (
          <Link href={`${whole}#walk`} className="btn">
            {t('held.walk')}
          </Link>
        )}
        {(kind === 'publication' || kind === 'day') && (
          <Link href={`${here}?who=all`} className="btn">
            {t('held.all')}
          </Link>
        )}
        <ActButton act="decide-held" values={{ id: message.id, isSent: 'no' }}>
          <X aria-hidden size={18} />
          {t('held.not')}
        </ActButton>
      </div>
    </article>
  );
}
