'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { DateOf, Duration, TimeOf } from '#app/_components/time.tsx';
import { Check } from '#app/_ui/field.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { Offer, OfferedItem } from '#lib/templates/source.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { isListed, textAt, type Values } from './values.ts';

type Props = { offer: Offer; values: Values; locale: Locale };

/** What is taken from the template or the earlier festival. */
export function TakeFields({ offer, values, locale }: Props) {
  const t = useTranslations('templates');
  const others = offer.filmCount + offer.personCount + offer.partnerCount + offer.teamCount;
  if (offer.items.length === 0 && others === 0) return null;
  const wasSent = textAt(values, 'listed') !== undefined;
  const isTicked = (item: OfferedItem) => (wasSent ? isListed(values, 'items', item.id) : item.isTicked);
  const single = offer.items.filter((item) => item.group === null);
  return (
    <>
      {offer.items.length > 0 && (
        <fieldset>
          <legend className="label mb-2">{t('take.items')}</legend>
          <input type="hidden" name="listed" value="on" />
          <ul className="new-items">
            {offer.items
              .filter((item, i) => item.group === null || offer.items.findIndex((o) => o.group === item.group) === i)
              .map((item) =>
                item.group === null ? (
                  <Item key={item.id} item={item} isTicked={isTicked(item)} locale={locale} />
                ) : (
                  <Group
                    key={item.group}
                    items={offer.items.filter(({ group }) => group === item.group)}
                    note={inLocale(offer.groups.find(({ id }) => id === item.group)?.note, locale)}
                    isSplit={textAt(values, 'split') === 'on'}
                    isTicked={isTicked}
                    locale={locale}
                  />
                ),
              )}
          </ul>
        </fieldset>
      )}
      {offer.items.length === 0 && single.length === 0 && (
        <p className="text-soft">{t('take.all', { count: offer.eventCount })}</p>
      )}
      {others > 0 && (
        <fieldset className="grid gap-1">
          <legend className="label">{t('take.structure')}</legend>
          <p className="hint">{t('take.structureHint')}</p>
          {offer.filmCount > 0 && (
            <Check
              name="films"
              defaultChecked={textAt(values, 'films') === 'on'}
              label={t('take.films', { count: offer.filmCount })}
              hint={t('take.filmsHint')}
            />
          )}
          {offer.personCount > 0 && (
            <Check
              name="people"
              defaultChecked={textAt(values, 'people') === 'on'}
              label={t('take.people', { count: offer.personCount })}
              hint={t('take.peopleHint')}
            />
          )}
          {offer.partnerCount > 0 && (
            <Check
              name="partners"
              defaultChecked={textAt(values, 'partners') === 'on'}
              label={t('take.partners', { count: offer.partnerCount })}
              hint={t('take.partnersHint')}
            />
          )}
          {offer.teamCount > 0 && (
            <Check
              name="team"
              defaultChecked={textAt(values, 'team') === 'on'}
              label={t('take.team', { count: offer.teamCount })}
              hint={t('take.teamHint')}
            />
          )}
        </fieldset>
      )}
    </>
  );
}

function Item({ item, isTicked, locale }: { item: OfferedItem; isTicked: boolean; locale: Locale }) {
  const t = useTranslations('templates.take');
  const terms = useTranslations('terms');
  const id = `item-${item.id}`;
  return (
    <li className="new-item">
      <input type="checkbox" id={id} name="items[]" value={item.id} defaultChecked={isTicked} />
      <label htmlFor={id}>
        <b>{typeset(inLocale(item.title, locale) || terms(`kind.${item.kind}`), locale)}</b>
        <span className="flex flex-wrap items-center gap-x-3 text-soft">
          <span className={clsx('tag', item.kind)}>{terms(`kind.${item.kind}`)}</span>
          <Length item={item} locale={locale} />
        </span>
      </label>
      {item.notes.length > 0 && (
        <details>
          <summary>{t('know')}</summary>
          {item.notes.map((note, i) => (
            <p key={i} className="pb-2">
              {typesetIn(note, locale)}
            </p>
          ))}
        </details>
      )}
    </li>
  );
}

/** When it was in the earlier festival, if it had an hour; of a template, its known length. */
function Length({ item, locale }: { item: OfferedItem; locale: Locale }) {
  const t = useTranslations('templates');
  const days = useTranslations('templates.days');
  if (item.startsAt) {
    return (
      <span>
        {item.dayNumber === null ? (
          <DateOf date={dateOfHour(item.startsAt)} locale={locale} style="column" />
        ) : (
          days('ontoDay', { number: item.dayNumber })
        )}
        , <TimeOf at={item.startsAt} locale={locale} />
      </span>
    );
  }
  if (item.minutes) return <Duration minutes={item.minutes} locale={locale} />;
  return <span>{t(item.minutes === undefined ? 'preview.why.unset' : 'take.unknownLength')}</span>;
}

type GroupProps = {
  items: OfferedItem[];
  note: string;
  isSplit: boolean;
  isTicked: (item: OfferedItem) => boolean;
  locale: Locale;
};

/** Several films that may be one séance. */
function Group({ items, note, isSplit, isTicked, locale }: GroupProps) {
  const t = useTranslations('templates.take');
  return (
    <li className="new-group">
      <div className="px-4 pt-2">
        <Check name="split" defaultChecked={isSplit} label={t('split')} hint={typeset(note, locale)} />
      </div>
      <ul>
        {items.map((item) => (
          <Item key={item.id} item={item} isTicked={isTicked(item)} locale={locale} />
        ))}
      </ul>
    </li>
  );
}
