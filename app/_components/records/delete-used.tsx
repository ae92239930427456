import { getTranslations } from 'next-intl/server';
import type { FormAction } from '#app/_components/use-form-action.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Appearance } from '#lib/programme/appearances.ts';
import { Appearances } from './appearances.tsx';
import { DeleteBox } from './delete-box.tsx';

/**
 * The delete box of a record that séances may use: the séances that lose it are listed above the
 * button.
 */
export async function DeleteUsed({
  action,
  words,
  festival,
  events,
  rooms = 0,
  locale,
}: {
  action: FormAction;
  /** The messages it uses. */
  words:
    | 'films.delete'
    | 'people.delete'
    | 'places.rooms.delete'
    | 'places.themes.deleteSeries'
    | 'places.themes.deleteTheme'
    | 'places.venues.delete';
  festival: { slug: string; dayStartsAt: string };
  events: readonly Appearance[];
  /** How many rooms are deleted with a venue. */
  rooms?: number;
  locale: Locale;
}) {
  const t = await getTranslations(words);
  const count = events.length;
  return (
    <DeleteBox
      action={action}
      title={t('title')}
      submit={count === 0 ? undefined : t('submit', { count })}
      uses={count}
    >
      <p>{count === 0 ? t('unused', { rooms }) : t('used', { count, rooms })}</p>
      {count > 0 && <Appearances festival={festival} events={events} locale={locale} />}
    </DeleteBox>
  );
}

/** The same without a list of séances: a sentence says what the button does. */
export async function DeleteWithSentence({
  action,
  words,
  uses = 0,
}: {
  action: FormAction;
  words:
    | 'coordination.people.delete'
    | 'coordination.shifts.delete'
    | 'coordination.tasks.delete'
    | 'ownPages.deletePage'
    | 'ownPages.deletePartner'
    | 'pictures.delete'
    | 'places.blocks.delete'
    | 'places.offers.delete';
  uses?: number;
}) {
  const t = await getTranslations(words);
  return (
    <DeleteBox action={action} title={t('title')} uses={uses}>
      <p>{t('told', { count: uses })}</p>
    </DeleteBox>
  );
}
