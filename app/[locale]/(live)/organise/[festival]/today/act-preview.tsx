import { Spoken, Voiced } from '#app/_components/time.tsx';
import { Check } from '#app/_ui/field.tsx';
import { AnsweredText } from '#app/_ui/refused-answers.tsx';
import type { Warning } from '#lib/events/warning.ts';
import { warningSentence } from '#lib/events/warning-sentences.ts';
import type { Voice } from '#lib/i18n/locale.ts';
import { type DayActPreview, previewActOf } from '#lib/live/day-act-preview.ts';
import { type DayAct, MAX_NOTICE, MAX_SENTENCE } from '#lib/live/day-posts-schema.ts';
import { peopleToTell } from '#lib/live/people-to-tell.ts';
import { contactsFor } from '#lib/live/told-news.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import type { Difference } from '#lib/programme/difference.ts';
import { differenceSentence } from '#lib/programme/difference-sentences.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { formatDuration, saidHour, spokenDuration } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { reconfirmationsBy, shiftsLostBy } from '#lib/volunteers/board.ts';
import { EventHead } from './[event]/head.tsx';
import { type EventScene, eventPage, forPublishers, type TodayScene } from './scene.ts';
import { Refused, Tap } from './tap.tsx';

type Values = Readonly<Record<string, string | number>>;

/**
 * What an act would do, the prepared sentence to the public, and the button that does it. `values`:
 * the hidden fields of the act.
 */
export function ActPreview({
  scene,
  act,
  values,
  label,
}: {
  scene: TodayScene;
  act: DayAct;
  values: Values;
  label: string;
}) {
  const { festival, at, words, document } = scene;
  const { t } = words;
  const preview = previewActOf(festival, act, at, festival.db);
  if (!preview.ok) {
    const { reason } = preview;
    // Nothing was asked for yet, so there is no need to say that nothing was announced.
    return <p className="today-warn">{t(reason === 'notPublic' ? 'preview.notPublic' : `refused.${reason}`)}</p>;
  }
  return (
    <>
      <Does scene={scene} preview={preview} />
      <Brings scene={scene} preview={preview} />
      <p className="hint">{t('preview.calendars', { number: document.number + 1 })}</p>
      <Tap
        scene={scene}
        name={`act-${act.act}`}
        what="act"
        values={{ ...values, facts: preview.facts }}
        label={label}
        className="today-form"
      >
        {preview.pending.length > 0 && <Pending scene={scene} pending={preview.pending} />}
        {act.act === 'cancel' && (
          <Both
            scene={scene}
            name="act.reason"
            legend={t('preview.reason')}
            hint={t('preview.reasonHint')}
            max={MAX_NOTICE}
          />
        )}
        <Both
          scene={scene}
          name="sentence"
          legend={t('preview.sentence')}
          hint={t('preview.sentenceHint')}
          max={MAX_SENTENCE}
          text={preview.sentence}
        />
        <p className="today-submit">
          <button type="submit" className={act.act === 'cancel' ? 'btn bad' : 'btn lamp'}>
            {t(`preview.submit.${act.act}`)}
          </button>
        </p>
      </Tap>
    </>
  );
}

function Differences({ scene, all }: { scene: TodayScene; all: readonly (Difference & { isTeamOnly?: boolean })[] }) {
  const { locale, words } = scene;
  return (
    <ul>
      {all.map((one) => (
        <li key={one.number} className="relative">
          <Voiced say={(voice) => differenceSentence(one, locale, voice)} />{' '}
          {one.isTeamOnly && <span className="flag plain">{words.t('preview.teamOnly')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Does({ scene, preview }: { scene: TodayScene; preview: DayActPreview }) {
  return (
    <section className="today-does" aria-labelledby="does">
      <h2 id="does">{scene.words.t('preview.does')}</h2>
      <Differences scene={scene} all={preview.differences} />
    </section>
  );
}

/**
 * Warnings the act causes and settles, what is no longer announced, what is published with it, who
 * must confirm again, and who must be told afterwards.
 */
function Brings({ scene, preview }: { scene: TodayScene; preview: DayActPreview }) {
  const { words, locale, festival, team, at } = scene;
  const { t, text } = words;
  const { brought, followed, index, after, ended } = preview;
  // On the day missing texts are not mentioned.
  const settled = preview.settled.filter(({ code }) => code !== 'incomplete');
  const { draft } = frozenDraft(festival, at, festival.db);
  const again = reconfirmationsBy(festival, after.team, draft, at);
  // Settled warnings use the names of the present programme, new ones those of the programme after
  // the act.
  const was = indexDraft(draft);
  const said = (of: DraftIndex) => (warning: Warning) => (
    <li key={warningSentence(warning, of, locale)} className="relative">
      <Voiced say={(voice) => warningSentence(warning, of, locale, voice)} />
    </li>
  );
  const called = new Map(team.holders.map((one) => [one.volunteer, one.called]));
  const named = (some: readonly { volunteerId: number }[]) =>
    [...new Set(some.map(({ volunteerId }) => volunteerId))].flatMap((id) => called.get(id) ?? []);
  // People whose shift no longer takes place are not asked to confirm.
  const lost = named(shiftsLostBy(festival, after.team, draft));
  const moved = named(again.filter(({ after: stands }) => stands !== null));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  // The same list as after the act, though only names are needed here.
  const told = peopleToTell(
    { kind: 'act', differences: preview.differences, before: preview.before.team },
    after.team,
    // Without their shifts, whose hours would still be those before the act.
    contactsFor(
      festival,
      team.volunteers.map(({ shifts: _, ...one }) => one),
    ),
    at,
  );
  const toTell = [...new Set(told.map((one) => one.called))];
  const isNothing =
    ended.size === 0 && [brought, followed.came, lost, moved, toTell].every(({ length }) => length === 0);
  return (
    <section className="today-brings" aria-labelledby="brings">
      <h2 id="brings">{t('preview.brings')}</h2>
      {isNothing && <p className="text-soft">{t('preview.nothingElse')}</p>}
      <Ended scene={scene} preview={preview} />
      <ul className="text-warn empty:hidden">{brought.map(said(index))}</ul>
      {followed.came.length > 0 && (
        <p>{t('preview.follows', { titles: list.format(followed.came.map(({ name }) => text(name))) })}</p>
      )}
      {lost.length > 0 && <p>{t('preview.lose', { count: lost.length, names: list.format(lost) })}</p>}
      {moved.length > 0 && <p>{t('preview.reconfirm', { count: moved.length, names: list.format(moved) })}</p>}
      {toTell.length > 0 && <p>{t('preview.toTell', { names: list.format(toTell) })}</p>}
      {settled.length > 0 && (
        <>
          <h3>{t('preview.settles')}</h3>
          <ul className="text-good">{settled.map(said(was))}</ul>
        </>
      )}
    </section>
  );
}

/**
 * The delays and seats that are announced and end with the act; the hour tells two séances of one
 * title apart.
 */
function Ended({
  scene: { words, locale, festival, at },
  preview: { ended, after },
}: {
  scene: TodayScene;
  preview: DayActPreview;
}) {
  const { t, text } = words;
  const events = byNumber(after.team.events);
  const now = fromInstant(at, festival.timeZone);
  const said = [...ended].flatMap(([number, { delay, places }]) => {
    const event = events.get(number);
    const told = (manner: Voice) => {
      const hour = event?.startsAt ? saidHour(event.startsAt, now, festival, locale, manner) : null;
      const title = [text(event?.title), hour?.day, hour?.time].filter(Boolean).join(', ');
      const minutes = (manner === 'spoken' ? spokenDuration : formatDuration)(delay ?? 0, locale);
      return {
        delay: delay ? t('preview.ended.delay', { title, minutes }) : null,
        places: places && t('preview.ended.places', { title, places: t(`places.${places}`) }),
      };
    };
    const [printed, spoken] = [told('printed'), told('spoken')];
    return (['delay', 'places'] as const).flatMap((fact) =>
      printed[fact] ? [[`${number}-${fact}`, printed[fact], spoken[fact] ?? ''] as const] : [],
    );
  });
  return (
    <ul className="text-warn empty:hidden">
      {said.map(([key, printed, spoken]) => (
        <li key={key} className="relative">
          <Spoken as={spoken}>{printed}</Spoken>
        </li>
      ))}
    </ul>
  );
}

function Pending({ scene, pending }: { scene: TodayScene; pending: readonly Difference[] }) {
  const { t } = scene.words;
  return (
    <div className="today-pending">
      <p>{t('preview.pending')}</p>
      <Differences scene={scene} all={pending} />
      <Check name="withPending" label={t('preview.withPending')} />
    </div>
  );
}

function Both({
  scene: { words },
  name,
  legend,
  hint,
  max,
  text = {},
}: {
  scene: TodayScene;
  name: string;
  legend: string;
  hint?: string;
  max: number;
  text?: { fr?: string; en?: string };
}) {
  const id = name.replace('.', '-');
  return (
    <fieldset className="today-both">
      <legend className="label">{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {(['fr', 'en'] as const).map((language) => (
        <div key={language} className="field">
          <label htmlFor={`${id}-${language}`}>{words.t(`notice.${language}`)}</label>
          <AnsweredText
            id={`${id}-${language}`}
            name={`${name}.${language}`}
            lang={language}
            maxLength={max}
            rows={3}
            defaultValue={text[language] ?? ''}
            className="input"
          />
        </div>
      ))}
    </fieldset>
  );
}

/**
 * The page that shows what an act would do to a séance before it is done; `ask` returns the act and
 * the title.
 */
export const actPage = (ask: (scene: EventScene) => { act: DayAct; title: string }) =>
  eventPage(function ActPage(scene) {
    forPublishers(scene);
    const { act, title } = ask(scene);
    // Only what is chosen becomes a hidden field: not texts to type, nor what is not chosen yet.
    const chosen = Object.entries(act).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[`act.${name}`, value] as const] : [],
    );
    return (
      <>
        <EventHead scene={scene} act={title} />
        <Refused scene={scene} />
        <ActPreview scene={scene} act={act} values={Object.fromEntries(chosen)} label={title} />
      </>
    );
  });
