'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CopyButton } from '#app/_ui/copy.tsx';
import { TextArea } from '#app/_ui/field.tsx';
import { useAct } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { handLinks } from '#lib/messages/hand-links.ts';
import type { HandWay } from '#lib/messages/schema.ts';
import { contactIcons } from './contact-icons.ts';

/**
 * Somebody to write to by hand. `isToCall`: they stopped the way this would have been sent, or it
 * failed.
 */
type ByHand = Readonly<{
  delivery: number;
  name: string;
  contact: string;
  isToCall: boolean;
  hand: HandWay | null;
  text: string;
  locale: Locale;
  reach: Parameters<typeof handLinks>[0];
  subject: string;
}>;

/**
 * Writes to one person after the other, with one thumb: the text is ready, a tap opens the phone's
 * app with it and marks it as sent, and on coming back the next person is shown. A mistaken tap can
 * be undone in the list of those who are done.
 */
export function Walk({ people }: { people: readonly ByHand[] }) {
  const t = useTranslations('volunteerForms.messages');
  const common = useTranslations('common');
  const act = useAct();
  const [hands, setHands] = useState<ReadonlyMap<number, HandWay | null>>(new Map());
  const [passed, setPassed] = useState<readonly number[]>([]);
  // An edited text is kept while its person is skipped.
  const [texts, setTexts] = useState<ReadonlyMap<number, string>>(new Map());
  const handOf = (one: ByHand) => (hands.has(one.delivery) ? (hands.get(one.delivery) ?? null) : one.hand);
  const left = people.filter((one) => handOf(one) === null);
  const done = people.filter((one) => handOf(one) !== null);
  // Skipped people come again at the end.
  const now = left.find(({ delivery }) => !passed.includes(delivery)) ?? left[0];
  const note = (one: ByHand, hand: HandWay | null) => {
    setHands(new Map(hands).set(one.delivery, hand));
    act('note-hand', { id: one.delivery, hand: hand ?? '' });
  };
  return (
    <section className="message-walk" aria-labelledby="walk">
      <h2 id="walk">{t('walk', { count: left.length })}</h2>
      <progress value={done.length} max={people.length} aria-labelledby="walk" />
      {now ? (
        <Now
          key={now.delivery}
          one={now}
          text={texts.get(now.delivery) ?? now.text}
          onText={(text) => setTexts(new Map(texts).set(now.delivery, text))}
          onSent={(hand) => note(now, hand)}
          onPass={() => setPassed([...passed.filter((id) => id !== now.delivery), now.delivery])}
          isAlone={left.length === 1}
        />
      ) : (
        <p className="rounded-card bg-good-bg px-4 py-3 font-semibold text-good">{t('walked')}</p>
      )}
      {done.length > 0 && (
        <ul className="message-done" aria-label={t('done')}>
          {done.map((one) => (
            <li key={one.delivery}>
              <Check aria-hidden size={20} className="text-good" />
              <span>
                <b>{one.name}</b> <span className="text-soft">{t(`hand.${handOf(one) ?? 'copy'}`)}</span>
              </span>
              <button
                type="button"
                className="btn"
                onClick={() => note(one, null)}
                aria-label={t('undoNamed', { name: one.name })}
              >
                {common('undo')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Now({
  one,
  text,
  onText,
  onSent,
  onPass,
  isAlone,
}: {
  one: ByHand;
  text: string;
  onText: (text: string) => void;
  onSent: (hand: HandWay) => void;
  onPass: () => void;
  isAlone: boolean;
}) {
  const t = useTranslations('volunteerForms.messages');
  return (
    <article className="card message-now">
      <h3>{one.name}</h3>
      {one.isToCall && <p className="text-warn">{t('toCall')}</p>}
      <p className="num">{one.contact || <span className="text-warn">{t('noContact')}</span>}</p>
      <TextArea
        name="walk"
        label={t('ready')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        rows={6}
        lang={one.locale}
      />
      <div className="message-hands">
        {handLinks(one.reach, { subject: one.subject, text }).map(({ kind, href }) => {
          const Icon = contactIcons[kind];
          return (
            <a
              key={kind}
              className={kind === 'call' ? 'btn' : 'btn lamp'}
              href={href}
              {...(kind === 'whatsapp' && { target: '_blank', rel: 'noreferrer' })}
              onClick={() => kind !== 'call' && onSent(kind)}
            >
              <Icon aria-hidden size={22} />
              {t(`hand.${kind}`)}
            </a>
          );
        })}
        <CopyButton text={text} />
      </div>
      <div className="message-next">
        {!isAlone && (
          <button type="button" className="btn" onClick={onPass}>
            {t('pass')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => onSent('copy')}>
          <Check aria-hidden size={20} />
          {t('next')}
        </button>
      </div>
    </article>
  );
}
