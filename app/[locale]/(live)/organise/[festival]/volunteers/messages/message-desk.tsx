'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextArea } from '#app/_ui/field.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { contactLink, joinedNumbers } from '#lib/volunteers/contact.ts';
import { contactIcons } from './contact-icons.ts';
import { CopyButton } from './copy-button.tsx';
import type { Addressee } from './people.ts';

/** One message, written once, with the name and the link of each; one button a person. */
export function MessageDesk({ people, text: first }: { people: readonly Addressee[]; text: string }) {
  const t = useTranslations('volunteerForms.messages');
  const [text, setText] = useState(first);
  const withoutLink = people.filter(({ link, isHidden }) => link === null && !isHidden).length;
  const contacts = people.flatMap(({ contact }) => contact ?? []);
  const numbers = joinedNumbers(contacts);
  const mails = contacts.flatMap(({ contactKind, contact }) => (contactKind === 'email' ? contact : [])).join(', ');
  const said = ({ name, link }: Pick<Addressee, 'name' | 'link'>) =>
    text.replaceAll(t('name'), name).replaceAll(t('link'), link ?? t('ownLink'));
  const toAll = text.replaceAll(` ${t('name')}`, '').replaceAll(t('link'), t('ownLink'));
  return (
    <div className="grid gap-5">
      <section className="card grid gap-3 p-[clamp(1rem,2vw,1.5rem)]" aria-labelledby="text">
        <h2 id="text" className="text-[1.2rem]">
          {t('message')}
        </h2>
        <TextArea
          name="message"
          label={t('text')}
          hint={t('hint', { name: t('name'), link: t('link') })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={4}
        />
        <div className="flex flex-wrap gap-2">
          <CopyButton text={toAll} label={t('copyMessage')} copied={t('copied')} />
          {numbers && <CopyButton text={numbers} label={t('copyNumbers')} copied={t('copied')} />}
          {mails && <CopyButton text={mails} label={t('copyMails')} copied={t('copied')} />}
        </div>
      </section>
      {withoutLink > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-accent-soft px-4 py-3">
          <p>{t('withoutLink', { count: withoutLink })}</p>
          <ActButton act="make-links">{t('makeLinks')}</ActButton>
        </div>
      )}
      <ul className="list-rows">
        {people.map((person) => (
          <Row key={person.id} person={person} text={said(person)} />
        ))}
      </ul>
    </div>
  );
}

function Row({ person, text }: { person: Addressee; text: string }) {
  const t = useTranslations('volunteerForms.messages');
  const { id, name, contact, link, isHidden, unseen, why } = person;
  const Icon = contact && contactIcons[contact.contactKind];
  return (
    <li className="list-row message-row">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p>
          <b>{name}</b>{' '}
          {contact ? (
            <span className="num text-soft">{contact.contact}</span>
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
      <div className="flex flex-wrap gap-2 py-1">
        {link === null ? (
          <ActButton
            act="renew-link"
            values={{ volunteerId: id }}
            label={t(isHidden ? 'renewNamed' : 'makeNamed', { name })}
          >
            {t(isHidden ? 'renew' : 'make')}
          </ActButton>
        ) : (
          <>
            {contact && Icon && (
              <a
                className="btn"
                href={contactLink(contact, text)}
                aria-label={t(`${contact.contactKind}Named`, { name })}
              >
                <Icon aria-hidden size={18} />
                {t(contact.contactKind)}
              </a>
            )}
            <CopyButton text={text} label={t('copy')} named={t('copyNamed', { name })} copied={t('copied')} />
          </>
        )}
      </div>
    </li>
  );
}
