'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { unknownFields } from '#lib/messages/filled.ts';
import { MAX_MESSAGE, MAX_SUBJECT } from '#lib/messages/schema.ts';

/** What is being written, and `at` when it leaves: a wall clock of the festival, empty for now. */
export type Writing = Readonly<{ subject: string; text: Record<Locale, string>; at: string }>;

/** It as the acts post it. */
export const posted = ({ subject, text, at }: Writing) => ({ subject, 'text.fr': text.fr, 'text.en': text.en, at });

export const isEmpty = ({ text }: Writing) => locales.every((language) => text[language].trim() === '');

/** How many of those who are meant read each language. */
export type ReadersBy = Readonly<Record<Locale, number>>;

/**
 * The fields of a message: what of its mail is above it, the text in both languages, the one that
 * most read first, when it leaves.
 */
export function WritingFields({
  writing,
  readers,
  locale,
  zone,
  onChange,
}: {
  writing: Writing;
  readers: ReadersBy;
  locale: Locale;
  zone: string;
  onChange: (writing: Writing) => void;
}) {
  const t = useTranslations('volunteerForms.messages');
  const { subject, text, at } = writing;
  const unknown = unknownFields([subject, text.fr, text.en].join('\n'));
  const other = locales.find((language) => language !== locale) ?? locale;
  const [first, second] = readers[other] > readers[locale] ? [other, locale] : [locale, other];
  const area = (language: Locale) => (
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
  );
  return (
    <>
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
      <p className="hint">{t('hint', { name: t('name'), link: t('link') })}</p>
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
export const saysTheSame = (one: Writing, other: Writing) => words(one).join('\n') === words(other).join('\n');

/**
 * What was written for later, to be changed until it leaves. `first` is what is saved and `version`
 * its name: where somebody else changes it meanwhile, what is typed here stays, and what they saved
 * stands above it.
 */
export function Rewriting({
  id,
  version,
  first,
  readers,
  locale,
  zone,
}: {
  id: number;
  version: string;
  first: Writing;
  readers: ReadersBy;
  locale: Locale;
  zone: string;
}) {
  const t = useTranslations('volunteerForms.messages');
  const [writing, setWriting] = useState(first);
  const [read, setRead] = useState({ version, first });
  const isOfOthers = read.version !== version;
  const takeSaved = () => {
    setRead({ version, first });
    setWriting(first);
  };
  const isUntouched = saysTheSame(writing, read.first) && writing.at === read.first.at;
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
          <button type="button" className="btn" onClick={takeSaved}>
            {t('takeSaved')}
          </button>
        </div>
      )}
      <WritingFields writing={writing} readers={readers} locale={locale} zone={zone} onChange={setWriting} />
      <ActButton act="rewrite" className="btn lamp w-fit" values={{ id, was: version, ...posted(writing) }}>
        {t('save')}
      </ActButton>
    </section>
  );
}
