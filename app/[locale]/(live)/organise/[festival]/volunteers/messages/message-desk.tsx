'use client';

import { Download, Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { CopyButton } from '#app/_ui/copy.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { filled, LINK } from '#lib/messages/filled.ts';
import type { MessageAudience } from '#lib/messages/schema.ts';
import {
  isEmpty,
  posted,
  type ReadersBy,
  SmsCount,
  useKeptWriting,
  type Writing,
  WritingFields,
  withProposed,
} from './writing.tsx';

/**
 * A recipient; `id` for a volunteer, for whom a link can be made. `called`: their name, distinct
 * from people of the same name. `locale`: their language.
 */
type Meant = Readonly<{
  key: string;
  id: number | null;
  name: string;
  called: string;
  contact: string;
  locale: Locale;
  link: string | null;
  isHidden: boolean;
  unseen: number;
  why: readonly string[];
  way: 'push' | 'mail' | 'phone';
}>;

type Way = Meant['way'] | 'none';
/** The way to somebody: none where it would be the phone and no contact is known. */
const wayOf = ({ way, contact }: Meant): Way => (way === 'phone' && contact === '' ? 'none' : way);

/** How many recipients are listed; the message goes to all. */
const SHOWN = 60;

/**
 * One message, written once, with the name and link of each recipient; one button sends it to all.
 */
export function MessageDesk({
  people,
  readers,
  audience,
  hidden,
  text: first,
  locale,
  zone,
  file,
  children,
}: {
  people: readonly Meant[];
  readers: ReadersBy;
  audience: MessageAudience;
  /** How many links of the festival can no longer be shown. */
  hidden: number;
  text: Record<Locale, string>;
  locale: Locale;
  zone: string;
  file: string;
  /** Shown instead where there are no recipients. */
  children?: ReactNode;
}) {
  const t = useTranslations('volunteerForms.messages');
  const [writing, setWriting] = useState<Writing>({ subject: '', text: first, at: '' });
  const { text } = writing;
  const both = { saved: { subject: '', text: first, at: '', version: '' }, typed: { ...writing, version: '' } };
  const kept = useKeptWriting('message', both, ({ version: _, ...typed }) => setWriting(typed));
  const [proposed, setProposed] = useState(first);
  if (locales.some((language) => first[language] !== proposed[language])) {
    setProposed(first);
    setWriting(withProposed(writing, proposed, first));
  }
  const other = locales.find((language) => language !== locale) ?? locale;
  const withoutLink = people.filter(({ id, link, isHidden }) => id !== null && link === null && !isHidden).length;
  const by = (way: Way) => people.filter((one) => wayOf(one) === way).length;
  /** A link that is only made when the message is sent is shown as its field. */
  const linkOf = ({ id, link, isHidden, locale: language }: Meant) =>
    link ?? (id === null || isHidden ? null : LINK[language]);
  const said = (one: Meant, link = linkOf(one)) =>
    filled(text[one.locale].trim() || text[locale] || text[other], { name: one.name, link });
  const narrowed = Object.entries(audience).filter(([, value]) => value !== null);
  if (people.length === 0) return children;
  return (
    <div className="grid gap-5">
      {withoutLink > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-accent-soft px-4 py-3">
          <p>{t('withoutLink', { count: withoutLink })}</p>
          <ActButton act="make-links">{t('makeLinks')}</ActButton>
        </div>
      )}
      {people.some(({ isHidden }) => isHidden) && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-accent-soft px-4 py-3">
          <p className="max-w-prose">{t('hidden', { count: hidden })}</p>
          <ActButton act="renew-hidden-links">{t('renewHidden', { count: hidden })}</ActButton>
        </div>
      )}
      <section className="card message-write" aria-labelledby="text">
        <div className="grid content-start gap-3">
          <h2 id="text">{t('message')}</h2>
          <WritingFields
            writing={writing}
            kept={kept}
            readers={readers}
            hasPages={people.some(({ id }) => id !== null)}
            locale={locale}
            zone={zone}
            onWrite={setWriting}
          />
        </div>
        <Preview people={people} said={said} link={people.find(({ link }) => link !== null)?.link ?? null} />
        <div className="message-send">
          <p>
            <b>{t('reaches', { count: people.length })}</b>{' '}
            {t('ways', { push: by('push'), mail: by('mail'), phone: by('phone'), none: by('none') })}
          </p>
          <div className="flex flex-wrap gap-2">
            <a
              className="btn"
              href={`${file}&${new URLSearchParams(narrowed.map(([name, value]) => [name, String(value)]))}`}
              download
            >
              <Download aria-hidden size={18} />
              {t('file')}
            </a>
            {!isEmpty(writing) && (
              <ActButton
                act="send-message"
                className="btn lamp"
                onSent={kept.sent}
                values={{
                  ...posted(writing),
                  ...Object.fromEntries(narrowed.map(([name, value]) => [`audience.${name}`, String(value)])),
                }}
              >
                <Send aria-hidden size={18} />
                {t(writing.at !== '' ? 'sendLater' : people.every(({ way }) => way === 'phone') ? 'begin' : 'send', {
                  count: people.length,
                })}
              </ActButton>
            )}
          </div>
        </div>
      </section>
      <ul className="list-rows">
        {people.slice(0, SHOWN).map((person) => (
          <Row key={person.key} person={person} />
        ))}
      </ul>
      {people.length > SHOWN && <p className="hint">{t('more', { count: people.length - SHOWN })}</p>}
    </div>
  );
}

/**
 * The message as one of them gets it. `link` is as long as one that is only made when it is sent.
 */
function Preview({
  people,
  said,
  link,
}: {
  people: readonly Meant[];
  said: (one: Meant, link?: string | null) => string;
  link: string | null;
}) {
  const t = useTranslations('volunteerForms.messages');
  const [shown, setShown] = useState(people[0]?.key);
  const reader = people.find(({ key }) => key === shown) ?? people[0];
  return (
    <div className="message-preview">
      <label className="grid gap-1">
        <span className="font-semibold">{t('preview')}</span>
        <select className="input" value={shown} onChange={(event) => setShown(event.currentTarget.value)}>
          {people.slice(0, SHOWN).map(({ key, called }) => (
            <option key={key} value={key}>
              {called}
            </option>
          ))}
        </select>
      </label>
      {reader && (
        <>
          <p className="message-said" lang={reader.locale}>
            {said(reader)}
          </p>
          {wayOf(reader) === 'phone' && (
            <SmsCount text={said(reader, reader.link ?? (reader.id === null || reader.isHidden ? null : link))} />
          )}
          <CopyButton text={said(reader, reader.link)} />
        </>
      )}
    </div>
  );
}

function Row({ person }: { person: Meant }) {
  const t = useTranslations('volunteerForms.messages');
  const { id, name, called, contact, link, isHidden, unseen, why } = person;
  const way = wayOf(person);
  return (
    <li className="list-row message-row">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p>
          <b>{name}</b>{' '}
          {contact ? (
            <span className="num text-soft">{contact}</span>
          ) : (
            <span className="text-warn">{t('noContact')}</span>
          )}
        </p>
        {unseen > 0 && <p className="text-soft">{t('unseen', { count: unseen })}</p>}
        {why.map((sentence) => (
          <p key={sentence} className="text-bad">
            {sentence}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2 py-1">
        {way !== 'none' && <span className="flag plain">{t(`way.${way}`)}</span>}
        {id !== null && link === null && (
          <ActButton
            act="renew-link"
            values={{ volunteerId: id }}
            label={t(isHidden ? 'renewNamed' : 'makeNamed', { name: called })}
          >
            {t(isHidden ? 'renew' : 'make')}
          </ActButton>
        )}
      </div>
    </li>
  );
}
