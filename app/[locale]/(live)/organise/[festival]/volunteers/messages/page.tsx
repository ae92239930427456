import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { type Option, Options } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import { type Choices, choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { smtp } from '#lib/env.ts';
import { csvPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { addresseesOf } from '#lib/messages/audience.ts';
import { contactsShown, reachOf, wayFor } from '#lib/messages/readers.ts';
import { audienceSchema, type MessageAudience, roles, whoms } from '#lib/messages/schema.ts';
import { now } from '#lib/time/clock.ts';
import { type VolunteersBoard, volunteersBoard } from '#lib/volunteers/board.ts';
import { hiddenLinks } from '#lib/volunteers/links.ts';
import { MessageDesk } from './message-desk.tsx';
import { OneMessage, Sent, ToSend } from './outgoing.tsx';
import { messageText, readersBy } from './text.ts';
import '#app/_components/records/records.css';
import './messages.css';

export const generateMetadata = titled('coordination', 'tabs.messages');

/** The one place to write to people, which also shows who was reached. */
export default festivalPage('volunteers', async function MessagesPage({ locale, festival, paths, query }) {
  const t = await getTranslations('coordination.messages');
  const coordination = await getTranslations('coordination');
  const here = paths.volunteers('messages');
  const asked = Number(one(query.message));
  if (asked > 0) return <OneMessage festival={festival} id={asked} locale={locale} here={here} />;
  const audience = audienceSchema.parse(
    Object.fromEntries(['who', 'task', 'room', 'event', 'day', 'role'].map((name) => [name, one(query[name]) || null])),
  );
  const { who } = audience;
  const at = now();
  const board = volunteersBoard(festival, at);
  const people = addresseesOf(festival, board, audience, { locale, now: at });
  const reach = reachOf(festival.db, festival.id, 'message', smtp() !== null);
  const count = countsOf(board);
  const none = nobody(board, audience);
  return (
    <div className="max-w-[64rem]">
      <h1>{coordination('tabs.messages')}</h1>
      <p className="mt-1 max-w-[46rem] text-soft">{t(reach.hasMail ? 'leadMail' : 'lead')}</p>
      <ToSend festival={festival} locale={locale} here={here} />
      <nav aria-label={t('audience')} className="vol-days">
        <ul>
          {whoms.map((whom) => (
            <li key={whom}>
              <Link href={`${here}?who=${whom}`} aria-current={whom === who ? 'page' : undefined}>
                <span>
                  {t(`who.${whom}`)}
                  {whom in count && (
                    <span className="num">
                      {SEPARATOR}
                      {count[whom as keyof typeof count]}
                    </span>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {(people.length > 0 || isNarrowed(audience)) && (
        <Filters audience={audience} choices={choicesOf(board.plan, locale)} here={here} />
      )}
      {board.release === 0 && board.people.length > 0 && (
        <p className="my-3 rounded-card bg-accent-soft px-4 py-3">{t('unpublished')}</p>
      )}
      <IslandMessages also={['volunteerForms']}>
        <MessageDesk
          audience={audience}
          hidden={hiddenLinks(festival).length}
          readers={readersBy(people)}
          people={people.map((person) => ({
            key: `${person.kind} ${person.id}`,
            id: person.kind === 'volunteer' ? person.id : null,
            name: person.name,
            called: person.called,
            contact: contactsShown(person),
            locale: person.locales[0] ?? locale,
            link: person.link,
            isHidden: person.isHidden,
            unseen: person.unseen,
            why: person.why,
            way: wayFor(person, reach),
          }))}
          text={messageText(festival, who)}
          locale={locale}
          zone={festival.timeZone}
          file={csvPaths(festival.slug, locale).contacts}
        >
          <p
            className={
              board.people.length > 0 ? 'rounded-card bg-good-bg px-4 py-3 font-semibold text-good' : 'text-soft'
            }
          >
            {t(none)}
          </p>
          {none === 'nobody.all' && (
            <Link href={paths.volunteers('people', 'new')} className="btn lamp mt-3">
              <Plus aria-hidden size={20} />
              {(await getTranslations('coordination.people'))('add')}
            </Link>
          )}
        </MessageDesk>
      </IslandMessages>
      <Sent festival={festival} locale={locale} here={here} />
    </div>
  );
});

const countsOf = ({ people }: VolunteersBoard) => ({
  unseen: people.filter(({ unseen }) => unseen.length > 0).length,
  unanswered: people.filter(({ unanswered }) => unanswered > 0).length,
  reconfirm: people.filter(({ toReconfirm }) => toReconfirm.length > 0).length,
  all: people.length,
});

const isNarrowed = ({ who: _, ...narrowed }: MessageAudience) =>
  Object.values(narrowed).some((value) => value !== null);

function nobody(board: VolunteersBoard, audience: MessageAudience) {
  if (isNarrowed(audience)) return 'nobody.narrowed' as const;
  const isOfVolunteers = audience.who !== 'guests' && audience.who !== 'team';
  return `nobody.${isOfVolunteers && board.people.length === 0 ? 'all' : audience.who}` as const;
}

/**
 * Filters for the recipients: by task, room, séance or day of their shifts, by the séances of
 * guests, by role in the team. A GET form, which works without a script.
 */
async function Filters({ audience, choices, here }: { audience: MessageAudience; choices: Choices; here: string }) {
  const t = await getTranslations('coordination.messages');
  const role = await getTranslations('terms.role');
  const { who } = audience;
  const lists: { name: 'task' | 'room' | 'event' | 'day' | 'role'; choices: Option[] }[] =
    who === 'team'
      ? [{ name: 'role', choices: roles.map((value) => ({ value, label: role(value) })) }]
      : [
          ...(who === 'guests' ? [] : [{ name: 'task' as const, choices: choices.tasks }]),
          { name: 'day', choices: choices.days },
          { name: 'room', choices: choices.rooms },
          { name: 'event', choices: choices.events },
        ];
  const chosen = lists.filter(({ name }) => audience[name] !== null);
  return (
    <details open={chosen.length > 0} className="message-filters">
      <summary>{chosen.length > 0 ? t('narrowed', { count: chosen.length }) : t('narrow')}</summary>
      <form action={here}>
        <input type="hidden" name="who" value={who} />
        {lists.map(({ name, choices: all }) => (
          <label key={name}>
            <span>{t(`by.${name}`)}</span>
            <select className="input" name={name} defaultValue={String(audience[name] ?? '')}>
              <option value="">{t('every')}</option>
              <Options options={all} />
            </select>
          </label>
        ))}
        <button type="submit" className="btn">
          {t('show')}
        </button>
      </form>
    </details>
  );
}
