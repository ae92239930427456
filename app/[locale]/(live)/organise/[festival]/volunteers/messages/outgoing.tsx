import { Send, X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type HeldMessage, heldMessages } from '#lib/messages/held.ts';
import { contactsShown } from '#lib/messages/readers.ts';
import { type MessageSaid, messagesOf } from '#lib/messages/written.ts';
import type { Authorized } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant, formatInstantAt } from '#lib/time/format.ts';
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

type SentProps = { festival: Authorized<'volunteers'>; locale: Locale; here: string };

/** The messages that were written, and how far each has come. */
export async function Sent({ festival, locale, here }: SentProps) {
  const t = await getTranslations('coordination.messages');
  const messages = messagesOf(festival);
  if (messages.length === 0) return null;
  return (
    <section className="mt-8" aria-labelledby="sent">
      <h2 id="sent" className="mb-2 text-[1.2rem]">
        {t('sent.title')}
      </h2>
      <ul className="list-rows">
        {messages.map((said) => (
          <li key={said.message.id} className="list-row message-row">
            <div className="min-w-0 flex-[1_1_16rem]">
              <Link href={`${here}?message=${said.message.id}`} className="link font-semibold">
                {titleOf(said.message, festival, locale)}
              </Link>
              <p className="text-soft">
                {t('sent.by', {
                  name: said.message.byName || inLocale(festival.name, locale),
                  when: formatInstant(said.message.createdAt, festival.timeZone, locale),
                })}
              </p>
            </div>
            <p>{t('sent.counts', countsOf(said))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * How many were reached, have read and answered, and are still to be written to by hand; how many
 * got a later message instead; and how many got nothing, as it was held or undone, or they no
 * longer belonged to the recipients when it was sent.
 */
const countsOf = ({ states, isReplaced, looked, answered }: MessageSaid) => ({
  sent: states.sent,
  waiting: states.waiting,
  looked,
  answered,
  toDo: states['by-hand'] + states.failed + states.stopped,
  replaced: isReplaced ? states['not-to-send'] : 0,
  kept: isReplaced ? 0 : states['not-to-send'],
});
