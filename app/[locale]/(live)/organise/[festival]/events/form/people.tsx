'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { Section } from '#app/_components/records/record-form.tsx';
import { openRow } from '#app/_components/records/reveal.ts';
import { RowLine } from '#app/_components/records/row-line.tsx';
import { SelectField } from '#app/_ui/field.tsx';
import { confirmations, itemKinds, MAX_PEOPLE, personRoles, presences } from '#lib/events/choices.ts';
import { type EventFormValues, emptyPerson } from '#lib/events/form-values.ts';
import { newKey, useControl, useEventForm, waits } from './form-context.ts';
import { LongSelect, Quiet, RemoveRow, type RowProps, TakeAway } from './rows.tsx';

const SPARE_ROWS = 2;

/** Who is there, for which part, in what way, and whether they confirmed. */
export function People() {
  const t = useTranslations('events.form');
  const { choices, isLive, isReadOnly, links } = useEventForm();
  const { fields, append, remove } = useFieldArray<EventFormValues, 'people'>({ name: 'people' });
  const hasSpare = !isLive && choices.people.length > 0;
  return (
    <Section
      id="people"
      group={useControl().group('people')}
      title={t('sections.people')}
      hint={fields.length === 0 && `${t('noPeople')} ${isReadOnly ? '' : t('peopleHint')}`}
      beside={
        <span className="adds ml-auto flex flex-wrap items-center gap-x-4">
          <a href={links.newPerson} className="link py-1">
            {t('makePerson')}
          </a>
          {choices.people.length > 0 && fields.length < MAX_PEOPLE && (
            <button type="button" className="btn" {...waits(isLive)} onClick={() => append(emptyPerson(newKey()))}>
              <Plus aria-hidden size={18} />
              {t('addPerson')}
            </button>
          )}
        </span>
      }
    >
      <ul className="rows-box empty:hidden">
        {fields.map(({ id }, i) => (
          <PersonRow key={id} place={i} isSpare={false} onRemove={() => remove(i)} />
        ))}
      </ul>
      {hasSpare && (
        <noscript>
          <ul className="rows-box">
            {Array.from({ length: SPARE_ROWS }, (_, i) => (
              <PersonRow key={i} place={fields.length + i} isSpare onRemove={() => undefined} />
            ))}
          </ul>
        </noscript>
      )}
    </Section>
  );
}

function PersonRow({ place, isSpare, onRemove }: RowProps) {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { choices, initial, isLive } = useEventForm();
  const { control, box } = useControl({ isSpare });
  const name = `people.${place}` as const;
  const number = place + 1;
  const person = useWatch<EventFormValues, typeof name>({ name }) ?? initial.people[place];
  const parts = useParts();
  const who = choices.people.find(({ id }) => String(id) === person?.person)?.name ?? t('person', { number });
  const Choice = isSpare ? SelectField : LongSelect;
  const isKnown = confirmations.find((one) => one === person?.confirmation);
  // A row without a person is open, to be filled in.
  const [isNew] = useState(!person?.person);
  const opened = useCallback(
    (row: HTMLElement | null) => {
      if (row && isNew) openRow(row, true);
    },
    [isNew],
  );
  return (
    <li ref={opened} className="person-row" data-row="" data-scriptless={isSpare ? '' : undefined}>
      <RowLine>
        <b>{who}</b> {isKnown && terms(`confirmation.${isKnown}`)}
      </RowLine>
      <input type="hidden" {...control(`${name}.key`)} {...(isSpare && { defaultValue: `n${place}` })} />
      <div className="who">
        <Choice
          {...control(`${name}.person`)}
          className="bare"
          label={<Quiet>{t('person', { number })}</Quiet>}
          options={[
            { value: '', label: t('choosePerson') },
            ...choices.people.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
        />
      </div>
      <SelectField
        {...control(`${name}.item`)}
        className="bare part"
        label={<Quiet>{t('personItem', { number })}</Quiet>}
        options={[{ value: '', label: t('wholeEvent') }, ...parts]}
      />
      <RemoveRow what={who} onRemove={onRemove} />
      <SelectField
        {...control(`${name}.role`)}
        className="bare"
        label={<Quiet>{t('personRole', { number })}</Quiet>}
        options={personRoles.map((role) => ({ value: role, label: terms(`personRole.${role}`) }))}
      />
      <SelectField
        {...control(`${name}.presence`)}
        className="bare"
        label={<Quiet>{t('personPresence', { number })}</Quiet>}
        options={presences.map((presence) => ({ value: presence, label: terms(`presence.${presence}`) }))}
      />
      <SelectField
        {...control(`${name}.confirmation`)}
        className="bare"
        label={<Quiet>{t('personConfirmation', { number })}</Quiet>}
        options={confirmations.map((one) => ({ value: one, label: terms(`confirmation.${one}`) }))}
      />
      {!isLive && !isSpare && <TakeAway {...box(`${name}.remove`)} what={who} />}
    </li>
  );
}

/** The parts a person can be there for, as they are typed. */
function useParts() {
  const terms = useTranslations('terms');
  const { choices, initial, locale } = useEventForm();
  const items = useWatch<EventFormValues, 'items'>({ name: 'items' }) ?? initial.items;
  return items.flatMap((item, i) => {
    const kind = itemKinds.find((known) => known === item.kind);
    if (!item.key || !kind) return [];
    const film = choices.films.find(({ id }) => String(id) === item.film)?.name;
    const name = item.title[locale] || item.title.fr || film;
    return [{ value: item.key, label: `${i + 1}. ${name || terms(`itemKind.${kind}`)}` }];
  });
}
