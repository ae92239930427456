import { Check, MessageSquareText, X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { InstantOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { MeansButtons } from '#app/[locale]/(live)/organise/[festival]/today/means.tsx';
import { boardWords } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { type Addressee, addresseesOf } from '#lib/messages/audience.ts';
import { handLinks } from '#lib/messages/hand-links.ts';
import { audienceSchema } from '#lib/messages/schema.ts';
import type { Authorized } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant } from '#lib/time/format.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import { shiftSpeaker } from '#lib/volunteers/say-shift.ts';
import { acceptedBy } from '#lib/volunteers/standing-exchanges.ts';
import { ActButton } from './act-scope.tsx';
import type { Scene } from './coverage.tsx';
import { contactIcons } from './messages/contact-icons.ts';
import { messageFor } from './messages/text.ts';

const MAX_SHOWN = 6;

type AskedScene = Scene & { festival: Authorized<'volunteers'> };

/**
 * What cannot wait, above everything else: reported problems, and exchanges that two people agreed
 * on.
 */
export async function Urgent(scene: AskedScene) {
  if (scene.board.problems.length + scene.board.exchanges.length === 0) return null;
  return (
    <div className="vol-urgent">
      <Problems {...scene} />
      <Exchanges {...scene} />
    </div>
  );
}

/** Whose answer is missing: people who have not looked, and those who must confirm again. */
export async function Asked(scene: AskedScene) {
  return (
    <aside className="vol-asked">
      <Unseen {...scene} />
      <ToReconfirm {...scene} />
      <News {...scene} />
    </aside>
  );
}

async function Problems({ board, locale, festival: { timeZone: zone, name: festival } }: AskedScene) {
  const t = await getTranslations('coordination.asked');
  const say = await getTranslations('volunteers.problem');
  const words = boardWords(locale);
  const speaker = shiftSpeaker(board.plan.names, locale);
  const message = { subject: words.text(festival), body: '' };
  if (board.problems.length === 0) return null;
  return (
    <section className="card vol-box is-urgent" aria-labelledby="problems">
      <h2 id="problems">{t('problems')}</h2>
      <ul>
        {board.problems.map((problem) => {
          const person = board.people.find(({ id }) => id === problem.volunteerId);
          const name = speaker.volunteer(problem.volunteerId);
          const where = [name, inLocale(board.plan.names.rooms.get(problem.roomId ?? 0)?.name, locale)].filter(Boolean);
          return (
            <li key={problem.id}>
              <p>
                <b>{say(problem.kind)}</b>
                {SEPARATOR}
                {typeset(where.join(', '), locale)},{' '}
                <InstantOf at={problem.at} zone={zone} locale={locale} style="short" />
              </p>
              {problem.text && <p>{typeset(problem.text, locale)}</p>}
              <div className="flex flex-wrap gap-2 pt-1">
                <MeansButtons means={meansOf(person?.contact ?? '', message)} name={name} words={words} />
                <ActButton
                  act="settle-problem"
                  values={{ id: problem.id }}
                  label={t('settleNamed', {
                    name,
                    at: formatInstant(problem.at, zone, locale, 'short'),
                  })}
                >
                  <Check aria-hidden size={18} />
                  {t('settle')}
                </ActButton>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

async function Exchanges({ board, locale }: Scene) {
  const t = await getTranslations('coordination.asked');
  if (board.exchanges.length === 0) return null;
  const say = shiftSpeaker(board.plan.names, locale);
  const quoted = (title: string) => typeset(translator(locale, 'release')('quoted', { title }), locale);
  return (
    <section className="card vol-box" aria-labelledby="exchanges">
      <h2 id="exchanges">{t('exchanges')}</h2>
      <ul>
        {board.exchanges.map((exchange) => {
          const from = say.volunteer(exchange.fromVolunteerId);
          const other = acceptedBy(exchange) ?? exchange.toVolunteerId;
          const to = other === null ? t('everybody') : say.volunteer(other);
          return (
            <li key={exchange.id}>
              <p>
                {typeset(
                  t(exchange.isWaiting ? 'agreed' : 'proposed', { from, to, shift: say.shiftOnDay(exchange.shiftId) }),
                  locale,
                )}
              </p>
              {exchange.message && <p className="text-soft">{quoted(exchange.message)}</p>}
              {exchange.isWaiting && (
                <div className="flex flex-wrap gap-2 pt-1">
                  <ActButton act="decide-exchange" values={{ id: exchange.id, isApproved: 'yes' }} className="btn lamp">
                    <Check aria-hidden size={18} />
                    {t('approve')}
                  </ActButton>
                  <ActButton act="decide-exchange" values={{ id: exchange.id, isApproved: 'no' }}>
                    <X aria-hidden size={18} />
                    {t('refuse')}
                  </ActButton>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Changes made by volunteers or by the programme, and who has read that they lost a shift. */
async function News({ board, locale, festival: { timeZone: zone } }: AskedScene) {
  const t = await getTranslations('coordination.asked');
  if (board.news.length === 0) return null;
  const say = shiftSpeaker(board.plan.names, locale);
  return (
    <section className="card vol-box" aria-labelledby="news">
      <h2 id="news">{t('news.title')}</h2>
      <ul>
        {board.news
          .slice(0, MAX_SHOWN)
          .map(({ assignmentId, kind, shiftId, volunteerId, toVolunteerId, at, isRead }) => (
            <li key={assignmentId}>
              <p>
                {typeset(
                  t(`news.${kind}`, {
                    name: say.volunteer(volunteerId),
                    to: toVolunteerId === null ? '' : say.volunteer(toVolunteerId),
                    shift: say.shiftOnDay(shiftId),
                  }),
                  locale,
                )}
              </p>
              <p className="text-soft">
                <InstantOf at={at} zone={zone} locale={locale} style="short" />
                {isRead !== null && `${SEPARATOR}${t(isRead ? 'news.read' : 'news.unread')}`}
              </p>
            </li>
          ))}
      </ul>
    </section>
  );
}

async function Unseen({ board, locale, paths, festival }: AskedScene) {
  const t = await getTranslations('coordination.asked');
  const unseen = addresseesOf(festival, board, audienceSchema.parse({ who: 'unseen' }), { locale, now: now() });
  const say = shiftSpeaker(board.plan.names, locale);
  const text = messageFor(festival, 'unseen');
  return (
    <section className="card vol-box" aria-labelledby="unseen">
      <h2 id="unseen">{t('unseen')}</h2>
      {unseen.length === 0 ? (
        <p className="text-soft">{t('allSeen')}</p>
      ) : (
        <>
          <p className="text-soft">{t('unseenLead', { count: unseen.length })}</p>
          <ul>
            {unseen.slice(0, MAX_SHOWN).map((person) => (
              <li key={person.id} className="flex items-center justify-between gap-3">
                <p className="min-w-0">
                  <Link href={paths.volunteers('people', person.id)} className="link">
                    {typeset(say.volunteer(person.id), locale)}
                  </Link>{' '}
                  <span className="text-soft">{t('shifts', { count: person.unseen })}</span>
                </p>
                <WriteTo person={person} called={typeset(say.volunteer(person.id), locale)} text={text} />
              </li>
            ))}
          </ul>
          <Link href={paths.volunteers('messages')} className="btn w-full">
            <MessageSquareText aria-hidden size={18} />
            {t('writeAll')}
          </Link>
        </>
      )}
    </section>
  );
}

/**
 * Buttons to call or mail somebody, with a prepared message; nothing if they cannot be reached or
 * have no link.
 */
async function WriteTo({
  person,
  called,
  text,
}: {
  person: Addressee;
  called: string;
  text: (person: Addressee) => string;
}) {
  const t = await getTranslations('volunteerForms.messages');
  const { link } = person;
  const [first] = handLinks(person, { subject: '', text: text(person) });
  if (!first || !link) return null;
  const Icon = contactIcons[first.kind];
  return (
    <a className="btn square" href={first.href} aria-label={t('writeNamed', { name: called })}>
      <Icon aria-hidden size={18} />
    </a>
  );
}

async function ToReconfirm({ board, locale, paths }: Scene) {
  const t = await getTranslations('coordination.asked');
  const people = board.people.filter(({ toReconfirm }) => toReconfirm.length > 0);
  if (people.length === 0) return null;
  const say = shiftSpeaker(board.plan.names, locale);
  return (
    <section className="card vol-box" aria-labelledby="reconfirm">
      <h2 id="reconfirm">{t('reconfirm')}</h2>
      <ul>
        {people.slice(0, MAX_SHOWN).map(({ id, toReconfirm }) => (
          <li key={id}>
            <Link href={paths.volunteers('people', id)} className="link">
              {typeset(say.volunteer(id), locale)}
            </Link>
            {toReconfirm.map((one) => (
              <p key={one.assignmentId} className="text-soft">
                {reconfirmSentence(one, board.plan.names, locale)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <Link href={`${paths.volunteers('messages')}?who=reconfirm`} className="btn w-full">
        <MessageSquareText aria-hidden size={18} />
        {t('write')}
      </Link>
    </section>
  );
}
