import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { type MessageSaid, messagesOf } from '#lib/messages/written.ts';
import type { Authorized } from '#lib/policy.ts';
import { formatInstant } from '#lib/time/format.ts';
import { titleOf } from './text.ts';

type Props = { festival: Authorized<'volunteers'>; locale: Locale; here: string };

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
