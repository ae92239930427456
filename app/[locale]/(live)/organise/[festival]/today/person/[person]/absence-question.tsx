import { TimeOf } from '#app/_components/time.tsx';
import type { Query } from '#app/_server/live-page.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { TodayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { capital } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { idInQuery } from '#lib/i18n/typed-numbers.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import type { Absence, AbsenceAnswer, PersonAct } from '#lib/live/day-act-changes.ts';
import { absenceChoices } from '#lib/live/day-posts-schema.ts';
import { choosablePeople } from '#lib/model/choosable-people.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { parseTimeEntry, typedTime } from '#lib/time/entry.ts';
import { festivalDayOf, onFestivalDay } from '#lib/time/festival-day.ts';
import { nightSaid } from '#lib/time/night.ts';
import { roomsApartOf } from '#lib/venues/told-apart.ts';

type QuestionProps = {
  scene: Pick<TodayScene, 'words' | 'locale' | 'festival' | 'query'>;
  absence: Absence;
  answer: AbsenceAnswer | undefined;
  index: DraftIndex;
  /** The id of the absent person. */
  person: number;
};

/** The question about one item an absent person takes part in. */
export function AbsenceQuestion(question: QuestionProps) {
  const { scene, absence, answer } = question;
  const { words, locale } = scene;
  const { t, text } = words;
  const { presence, startsAt, rooms, item, itemKind, itemTitle, others, choices } = absence;
  const terms = translator(locale, 'terms');
  const part = text(itemTitle) || (itemKind ? capital(terms(`itemKind.${itemKind}`), locale) : '');
  return (
    <fieldset className="today-absence">
      <legend>
        <TimeOf at={startsAt} locale={locale} /> <bdi>{text(absence.title)}</bdi>
      </legend>
      <p className="text-soft">
        {joinFacts([
          rooms.map(text).join(', '),
          item === null ? t('absence.whole') : part,
          t('absence.others', { count: others }),
        ])}
      </p>
      <div className="today-answers">
        {choices.map((choice) => (
          <label key={choice} className="today-answer">
            <input type="radio" name={`choice-${presence}`} value={choice} defaultChecked={answer?.choice === choice} />
            {choice === 'cancelled' && item !== null ? t('absence.cancelledItem') : t(`absence.choice.${choice}`)}
          </label>
        ))}
      </div>
      <By {...question} />
      <Elsewhere {...question} />
    </fieldset>
  );
}

function By({ scene: { words, locale, festival }, absence: { presence }, answer, index, person }: QuestionProps) {
  const id = `by-${presence}`;
  const others = choosablePeople(index.draft.people, locale).filter((one) => one.id !== person);
  if (others.length === 0)
    return (
      <p className="only-replaced">
        {words.t('absence.nobodyElse')}{' '}
        <Link href={deskPaths(locale, festival.slug).item('people', 'new')} className="link">
          {sentencesIn(locale, 'people')('add')}
        </Link>
      </p>
    );
  return (
    <div className="field only-replaced">
      <label htmlFor={id}>{words.t('absence.by')}</label>
      <select id={id} name={id} defaultValue={answer?.by ?? ''} className="input">
        <option value="">{words.t('absence.nobody')}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Elsewhere({ scene, absence: { presence }, answer, index }: QuestionProps) {
  const { words, locale, festival, query } = scene;
  const room = `room-${presence}`;
  const { typed, hour, isUnread } = hourIn(query, presence);
  const night = answer?.startsAt ? nightSaid(answer.startsAt, festival.dayStartsAt, locale) : null;
  return (
    <div className="today-inline only-moved">
      <div>
        <TextField
          name={`at-${presence}`}
          label={words.t('absence.to')}
          defaultValue={hour === null ? typed : typedTime(hour, locale)}
          error={isUnread ? sentencesIn(locale, 'fields')('time') : undefined}
          placeholder={typedTime('20:30', locale)}
          autoComplete="off"
          maxLength={20}
        />
        {night && <p className="hint">{translator(locale, 'common')('night', night)}</p>}
      </div>
      <div className="field">
        <label htmlFor={room}>{words.t('absence.room')}</label>
        <select id={room} name={room} defaultValue={answer?.room ?? ''} className="input">
          <option value="">{words.t('absence.sameRoom')}</option>
          {[...roomsApartOf(index).values()].map(({ id, name }) => (
            <option key={id} value={id}>
              {words.text(name)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/**
 * The hour typed for an item that moves (`21h`, `21:00`, `9 pm`), as it was typed and as an hour of
 * the day. `isUnread`: something was typed that is no hour.
 */
export function hourIn(query: Query, presence: number): { typed: string; hour: string | null; isUnread: boolean } {
  const at = query[`at-${presence}`];
  const typed = typeof at === 'string' ? at.trim() : '';
  const hour = parseTimeEntry(typed);
  return { typed, hour, isUnread: query[`choice-${presence}`] === 'moved' && typed !== '' && hour === null };
}

/**
 * The answers in the address for each item. By default, on the festival day in question (`day`): by
 * video where that is possible, else without the person; on other days, as planned. An hour belongs
 * to the séance's day.
 */
export function answersIn(
  query: Query,
  absences: readonly Absence[],
  { dayStartsAt, day }: { dayStartsAt: string; day: string },
): AbsenceAnswer[] {
  return absences.map(({ presence, choices, startsAt }) => {
    const asked = absenceChoices.find((one) => one === query[`choice-${presence}`]);
    const isThatDay = festivalDayOf(startsAt, dayStartsAt) === day;
    const first = isThatDay ? (choices.includes('video') ? 'video' : 'without') : 'as-planned';
    const choice = asked && choices.includes(asked) ? asked : first;
    const { hour } = hourIn(query, presence);
    return {
      presence,
      choice,
      by: choice === 'replaced' ? idInQuery(query[`by-${presence}`]) : null,
      startsAt:
        choice === 'moved' && hour !== null
          ? onFestivalDay(festivalDayOf(startsAt, dayStartsAt), hour, dayStartsAt)
          : null,
      room: choice === 'moved' ? idInQuery(query[`room-${presence}`]) : null,
    };
  });
}

export const actOf = (person: number, absences: readonly AbsenceAnswer[]): PersonAct => ({
  act: 'person',
  person,
  reason: {},
  absences: [...absences],
});

/** The fields of the act; null values are left out. */
export function postedOf({ person, absences }: PersonAct): Record<string, string | number> {
  const values: Record<string, string | number> = { 'act.act': 'person', 'act.person': person };
  for (const [i, answer] of absences.entries())
    for (const [name, value] of Object.entries(answer)) if (value !== null) values[`act.absences.${i}.${name}`] = value;
  return values;
}
