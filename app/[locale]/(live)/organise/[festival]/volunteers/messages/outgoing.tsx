import { Send, Undo2, X } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { Link } from '#app/_ui/link.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { smtp } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { subjectFor } from '#lib/messages/filled.ts';
import { type HeldMessage, heldMessages } from '#lib/messages/held.ts';
import { changesOfGroup, versionOf } from '#lib/messages/later.ts';
import { contactsShown } from '#lib/messages/readers.ts';
import { type DeliverySaid, isByHand, type MessageSaid, messageSaid, messagesOf } from '#lib/messages/written.ts';
import type { Authorized } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant, formatInstantAt } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { onPhoneOf, readersBy, titleOf } from './text.ts';
import { Rewriting, Walk } from './writing.tsx';

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
  const common = await getTranslations('common');
  const { message, deliveries, others, leavesAt, isByHand, canChange, isGroup, isLeaving, isOpen, again, kept } = one;
  const kind = message.kind === 'reminder' ? 'publication' : message.kind;
  const isWritten = kind === 'written';
  const when = (instant: string) => formatInstantAt(now(), instant, festival.timeZone, locale);
  const whole = `${here}?message=${message.id}`;
  return (
    <article>
      <h3>{titleOf(message, festival, locale)}</h3>
      <p className="text-soft">{t(`held.${kind}`, { when: when(message.createdAt), name: message.byName })}</p>
      <p>
        {leavesAt
          ? t(isWritten ? 'held.leavesLater' : 'held.leaves', { when: when(leavesAt) })
          : (isLeaving || !again) && t(!isOpen ? 'held.kept' : isLeaving ? 'held.leaving' : 'held.byHand')}{' '}
        {again && t('held.again', { count: again.count, when: when(again.at) })}{' '}
        {isOpen && kept && t('held.keptOthers')} {isGroup && t('held.group', { count: deliveries.length + others })}
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
        {isOpen && (kind === 'publication' || kind === 'day') && (
          <Link href={`${here}?who=all`} className="btn">
            {t('held.all')}
          </Link>
        )}
        {isOpen && (
          <ActButton act="decide-held" values={{ id: message.id, isSent: 'no' }}>
            <X aria-hidden size={18} />
            {t('held.not')}
          </ActButton>
        )}
        {kept === 'for-now' && (
          // Its own key does not keep the focus, where a second press would undo; at the other
          // end of the row a second click does not press « Envoyer maintenant », back then.
          <ActButton key="again" act="hold-again" values={{ id: message.id }} className="btn ml-auto">
            <Undo2 aria-hidden size={18} />
            {common('undo')}
          </ActButton>
        )}
      </div>
    </article>
  );
}

/** The messages that were written, and how far each has come. */
export async function Sent({ festival, locale, here }: Props) {
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

/**
 * A message: who is to be written to by hand, one after the other, and who received it, looked and
 * answered.
 */
export async function OneMessage({ festival, id, locale, here }: Props & { id: number }) {
  const found = messageSaid(festival, id);
  if (!found) notFound();
  const { message } = found;
  const t = await getTranslations('coordination.messages');
  const isOpen = ({ delivery: { state } }: DeliverySaid) => state === 'waiting' || state === 'by-hand';
  const isAhead = message.kind === 'written' && (message.heldUntil ?? '') > now();
  const group = isAhead ? changesOfGroup(festival, message, smtp() !== null, now()) : null;
  const isHeld = isAhead && (found.deliveries.some(isOpen) || (group?.came.length ?? 0) > 0);
  const deliveries = found.deliveries.filter((one) => !isOpen(one) || !group?.gone.has(one.delivery.id));
  const open = [
    ...deliveries.flatMap((one) => (isOpen(one) && one.reader ? [{ to: one.reader, way: one.delivery.way }] : [])),
    ...(group?.came ?? []),
  ];
  const byHand = deliveries.filter(({ delivery }) => isByHand(delivery));
  const rest = deliveries.filter(({ delivery }) => !isByHand(delivery));
  return (
    <div className="max-w-[64rem]">
      <RecordHead back={{ href: here, label: t('one.back') }} title={titleOf(message, festival, locale)}>
        {t('sent.by', {
          name: message.byName || inLocale(festival.name, locale),
          when: formatInstant(message.createdAt, festival.timeZone, locale),
        })}
      </RecordHead>
      {isHeld && message.heldUntil && (
        <>
          <p className="mb-3">
            {deliveries.some(({ delivery: { state } }) => state === 'waiting')
              ? t('held.leavesLater', { when: formatInstantAt(now(), message.heldUntil, festival.timeZone, locale) })
              : t('held.byHand')}{' '}
            {group && t('held.group', { count: deliveries.filter(isOpen).length + group.came.length })}
          </p>
          <IslandMessages also={['volunteerForms']}>
            <Rewriting
              key={id}
              version={versionOf(message)}
              id={id}
              first={{
                subject: inLocale(message.subject, locale),
                text: { fr: message.text.fr ?? '', en: message.text.en ?? '' },
                at: fromInstant(message.heldUntil, festival.timeZone),
              }}
              hasPages={deliveries.some(({ delivery }) => delivery.recipient === 'volunteer')}
              readers={readersBy(open.map(({ to }) => to))}
              onPhone={onPhoneOf(open)}
              locale={locale}
              zone={festival.timeZone}
            />
          </IslandMessages>
          <ActButton act="decide-held" values={{ id, isSent: 'no' }} formClassName="my-3 block">
            <X aria-hidden size={18} />
            {t('held.not')}
          </ActButton>
        </>
      )}
      {byHand.length > 0 && (
        <IslandMessages also={['volunteerForms']}>
          <Walk
            key={id}
            people={byHand.map((one) => ({
              delivery: one.delivery.id,
              name: typeset(one.called, locale),
              contact: one.reader ? contactsShown(one.reader) : '',
              isToCall: one.delivery.state === 'stopped' || one.delivery.state === 'failed',
              hand: one.delivery.hand,
              text: one.text,
              locale: one.locale,
              reach: { phones: one.reader?.phones ?? [], mail: one.reader?.mail ?? null, ways: one.reader?.ways ?? [] },
              subject: subjectFor(message.subject, {
                name: one.reader?.name ?? '',
                festival: festival.name,
                locale: one.locale,
              }),
            }))}
          />
        </IslandMessages>
      )}
      {group && group.came.length > 0 && (
        <p className="mt-3">{t('held.came', { names: group.came.map(({ to }) => to.called).join(', ') })}</p>
      )}
      {rest.length > 0 && <ByItself deliveries={rest} locale={locale} />}
    </div>
  );
}

/** The recipients the program writes to, and whether they looked and answered. */
async function ByItself({ deliveries, locale }: { deliveries: readonly DeliverySaid[]; locale: Locale }) {
  const t = await getTranslations('coordination.messages');
  const way = await getTranslations('volunteerForms.messages');
  return (
    <section className="mt-6" aria-labelledby="by-itself">
      <h2 id="by-itself" className="mb-2 text-[1.2rem]">
        {t('one.byItself')}
      </h2>
      <ul className="list-rows">
        {deliveries.map((one) => (
          <li key={one.delivery.id} className="list-row message-row">
            <p className="min-w-0 flex-[1_1_12rem]">
              <b>{typeset(one.called, locale)}</b> <span className="text-soft">{way(`way.${one.delivery.way}`)}</span>
            </p>
            <p className={one.delivery.state === 'sent' ? 'text-good' : 'text-soft'}>{t(`one.${stateOf(one)}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf({ delivery: { state, lookedAt, answeredAt } }: DeliverySaid) {
  if (answeredAt !== null) return 'answered' as const;
  if (lookedAt !== null) return 'looked' as const;
  return state === 'sent' ? ('received' as const) : state === 'not-to-send' ? ('kept' as const) : ('waiting' as const);
}
