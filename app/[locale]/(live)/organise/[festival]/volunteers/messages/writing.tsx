'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { KeptNotice, useKeptValues } from '#app/_components/kept-form.tsx';
import { CopyButton } from '#app/_ui/copy.tsx';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import { ActButton, useAct, useRefusal } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { MAX_MESSAGE, MAX_SUBJECT } from '#lib/messages/choices.ts';
import { filled, unknownFields } from '#lib/messages/filled.ts';
import { handLinks } from '#lib/messages/hand-links.ts';
import type { HandWay } from '#lib/messages/schema.ts';
import { smsOf } from '#lib/messages/sms.ts';
import { contactIcons } from './contact-icons.ts';
import type { OnPhone } from './text.ts';

/**
 * The message being written, and `at` when it is sent: a wall clock of the festival, or empty for
 * now.
 */
export type Writing = Readonly<{ subject: string; text: Record<Locale, string>; at: string }>;

/** Its fields as the acts post them. */
export const posted = ({ subject, text, at }: Writing) => ({ subject, 'text.fr': text.fr, 'text.en': text.en, at });

export const isEmpty = ({ text }: Writing) => locales.every((language) => text[language].trim() === '');

/** As it is kept while it is typed, with the version of the saved message it changes. */
type KeptWriting = Writing & { version: string };

// The path only: recipients are in the query, and changing them keeps the text.
const pageOfMessages = () => location.pathname;

/**
 * Keeps what is typed as other forms of the desk do, until it is saved. `found` gets restored text;
 * call `note` with what is typed and the version it is based on, and `sent` when the button is
 * pressed.
 */
export function useKeptWriting(
  name: string,
  { saved, typed }: { saved: KeptWriting; typed: KeptWriting },
  found: (kept: KeptWriting) => void,
) {
  const heard = useRef<(values: unknown) => void>(null);
  const form = {
    watch: (hear: (values: unknown) => void) => {
      heard.current = hear;
      return {
        unsubscribe: () => {
          heard.current = null;
        },
      };
    },
    reset: found,
  };
  const { isFound, drop, sent } = useKeptValues(name, form, useRefusal(), saved, pageOfMessages);
  const known = useRef(saved.version);
  useEffect(() => {
    if (known.current !== saved.version) heard.current?.(typed);
    known.current = saved.version;
  }, [saved.version, typed]);
  const note = (writing: Writing, version = typed.version) => heard.current?.({ ...writing, version });
  return { notice: isFound && <KeptNotice onDrop={drop} />, note, sent };
}

/** How many recipients read each language. */
export type ReadersBy = Readonly<Record<Locale, number>>;

/**
 * The fields of a message, kept while it is written: what stands above the text in a mail, the text
 * in both languages (the one most recipients read first), and when it is sent. `hasPages`: of
 * volunteers, who have a page to link to. `onPhone`: as how many SMS it leaves for these is said
 * below each text.
 */
export function WritingFields({
  writing,
  kept,
  readers,
  onPhone = [],
  hasPages,
  locale,
  zone,
  onWrite,
}: {
  writing: Writing;
  kept: Pick<ReturnType<typeof useKeptWriting>, 'notice' | 'note'>;
  readers: ReadersBy;
  onPhone?: readonly OnPhone[];
  hasPages: boolean;
  locale: Locale;
  zone: string;
  onWrite: (writing: Writing) => void;
}) {
  const t = useTranslations('volunteerForms.messages');
  const onChange = (typed: Writing) => {
    onWrite(typed);
    kept.note(typed);
  };
  const { subject, text, at } = writing;
  const unknown = unknownFields([subject, text.fr, text.en].join('\n'));
  const other = locales.find((language) => language !== locale) ?? locale;
  const [first, second] = readers[other] > readers[locale] ? [other, locale] : [locale, other];
  const isThere = (language: Locale) => text[language].trim() !== '';
  /** What somebody with a telephone gets of a text: in another language where theirs has none. */
  const onPhoneIn = (language: Locale): string => {
    const texts = onPhone
      .filter((one) => one.locale === language || !isThere(one.locale))
      .map((one) => filled(text[language], one));
    return texts.sort((one, next) => next.length - one.length)[0] ?? '';
  };
  const area = (language: Locale) => (
    <>
      <TextArea
        name={`text.${language}`}
        label={t(`text.${language}`)}
        hint={t('readBy', { count: readers[language] })}
        value={text[language]}
        onChange={(event) => onChange({ ...writing, text: { ...text, [language]: event.currentTarget.value } })}
        rows={5}
        maxLength={MAX_MESSAGE}
        lang={language}
      />
      <SmsCount text={onPhoneIn(language)} />
    </>
  );
  return (
    <>
      {kept.notice}
      <TextField
        name="subject"
        label={t('subject')}
        hint={t('subjectHint')}
        value={subject}
        onChange={(event) => onChange({ ...writing, subject: event.currentTarget.value })}
        maxLength={MAX_SUBJECT}
        autoComplete="off"
      />
      {area(first)}
      <details open={readers[second] > 0}>
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t(`text.${second}`)}</summary>
        {area(second)}
      </details>
      <p className="hint">{t(hasPages ? 'hint' : 'hintWithoutPage', { name: t('name'), link: t('link') })}</p>
      <p role="status" className="text-warn">
        {unknown.length > 0 && t('unknownFields', { fields: unknown.join(', '), count: unknown.length })}
      </p>
      <TextField
        name="at"
        type="datetime-local"
        label={t('at')}
        hint={t('atHint', { zone })}
        value={at}
        onChange={(event) => onChange({ ...writing, at: event.currentTarget.value })}
      />
    </>
  );
}

const words = ({ subject, text }: Writing) => [subject, text.fr, text.en].map((one) => one.replace(/\s+/g, ' ').trim());
const saysTheSame = (one: Writing, other: Writing) => words(one).join('\n') === words(other).join('\n');

/**
 * The message for other recipients: their proposed text replaces the former proposal, but nothing
 * that was typed.
 */
export const withProposed = (writing: Writing, before: Writing['text'], text: Writing['text']): Writing =>
  isEmpty(writing) || saysTheSame({ ...writing, text: before }, writing) ? { ...writing, text } : writing;

/**
 * A scheduled message, which can be changed until it is sent. `first` is the saved one and
 * `version` its version: if somebody else changes it meanwhile, what is typed here stays, with
 * their text above.
 */
export function Rewriting({
  id,
  version,
  first,
  readers,
  onPhone,
  hasPages,
  locale,
  zone,
}: {
  id: number;
  version: string;
  first: Writing;
  readers: ReadersBy;
  onPhone: readonly OnPhone[];
  hasPages: boolean;
  locale: Locale;
  zone: string;
}) {
  const t = useTranslations('volunteerForms.messages');
  const [writing, setWriting] = useState(first);
  const [read, setRead] = useState<{ version: string; first: Writing | null }>({ version, first });
  const isOfOthers = read.version !== version;
  const takeSaved = () => {
    setRead({ version, first });
    setWriting(first);
  };
  const both = { saved: { ...first, version }, typed: { ...writing, version: read.version } };
  const kept = useKeptWriting(`message-${id}`, both, ({ version: known, ...typed }) => {
    setRead({ version: known, first: known === version ? first : null });
    setWriting(typed);
  });
  const isUntouched = read.first !== null && saysTheSame(writing, read.first) && writing.at === read.first.at;
  if (isOfOthers && (isUntouched || saysTheSame(writing, first))) takeSaved();
  return (
    <section className="card grid max-w-[40rem] gap-3 p-4" aria-labelledby="change">
      <h2 id="change" className="text-[1.2rem]">
        {t('change')}
      </h2>
      {isOfOthers && (
        <div className="grid justify-items-start gap-2 rounded-card bg-accent-soft px-4 py-3">
          <p>{t('saved')}</p>
          {first.subject && <p className="font-semibold">{first.subject}</p>}
          {locales.map(
            (language) =>
              first.text[language] && (
                <p key={language} className="message-said" lang={language}>
                  {first.text[language]}
                </p>
              ),
          )}
          <button
            type="button"
            className="btn"
            onClick={() => {
              takeSaved();
              kept.note(first, version);
            }}
          >
            {t('takeSaved')}
          </button>
        </div>
      )}
      <WritingFields
        writing={writing}
        kept={kept}
        readers={readers}
        onPhone={onPhone}
        hasPages={hasPages}
        locale={locale}
        zone={zone}
        onWrite={setWriting}
      />
      <ActButton act="rewrite" className="btn lamp w-fit" values={{ id, was: version, ...posted(writing) }}>
        {t('save')}
      </ActButton>
    </section>
  );
}

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

/** As how many SMS a text leaves, and which of its characters make them more. */
export function SmsCount({ text }: { text: string }) {
  const t = useTranslations('volunteerForms.messages');
  const { count, because } = smsOf(text);
  if (count === 0) return null;
  return (
    <p className="hint">
      {t('sms', { count })}{' '}
      {because.length > 0 &&
        t('smsBecause', {
          characters: because
            .slice(0, 6)
            .map((one) => (one === '\u00a0' ? '␣' : one))
            .join(' '),
        })}
    </p>
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
      {one.reach.phones.length > 0 && <SmsCount text={text} />}
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
