import { eq, isNotNull } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownDocument } from '#app/documents/team/own/own-document.tsx';
import { ownView } from '#app/documents/team/own/own-view.ts';
import { write } from '#db/client.ts';
import {
  accessTokens,
  assignments,
  deliveries,
  events,
  exchanges,
  problems,
  readBriefings,
  volunteers,
} from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { queueMessage } from '#lib/messages/queue.ts';
import type { Authorized } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { countWork, delayFor, FREE_MISSES, MISS_DELAY } from '#lib/selections/throttle.ts';
import { closeLink, renewLink } from '#lib/volunteers/links.ts';
import { WAITED_HEADER } from '#lib/volunteers/tapped-at.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { answerTeam } from './team-post.ts';

const SITE = 'https://lanterne.example.org';
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  forgetCounts();
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function posting() {
  const { db, festival, put } = volunteersFestival();
  serveDb(db);
  const ada = put.volunteer('Ada');
  const { token } = renewLink(festival, ada.id, NOW);
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}, to = token) =>
    answerTeam(
      new Request(`${SITE}/api/team/${to}`, {
        method: 'POST',
        headers: { origin: SITE, ...headers },
        body: new URLSearchParams({ locale: 'en', clientKey: 'made-with-the-page', ...fields }),
      }),
      to,
    );
  return { db, festival, put, ada, token, post, told: () => db.select().from(problems).all() };
}
const problem = { act: 'problem', kind: 'equipment', text: 'No sound', roomId: '' };
const script = { accept: 'application/json' };

describe('what a volunteer posts', () => {
  it('is done once, by a form or a script, and is another act with another text', async () => {
    const { token, post, told } = posting();
    const form = await post(problem);
    expect([form.status, form.headers.get('location')]).toEqual([303, `/en/team/${token}?said=problem`]);
    const again = await post(problem, script);
    expect([again.status, await again.json()]).toEqual([200, { ok: true, sentence: expect.any(String) }]);
    expect(told()).toHaveLength(1);
    await post({ ...problem, text: 'No sound at all' }, script);
    expect(told().map(({ text }) => text)).toEqual(['No sound', 'No sound at all']);
  });

  it('says why a minor is not there, and changes nothing', async () => {
    const { db, put, ada, post } = posting();
    db.update(volunteers).set({ age: 'under18' }).run();
    const { id } = put.assignment(put.shift(put.task().id).id, ada.id);
    const answered = await post({ act: 'here', id: String(id) }, script);
    expect([answered.status, (await answered.json()).sentence]).toEqual([
      409,
      'This person is a minor: a parent has not agreed yet.',
    ]);
    expect(db.select().from(assignments).get()?.state).toBe('offered');
  });

  it('is read from the pressed button, and accepted from a page that hides its address', async () => {
    const { post, told } = posting();
    const { act: _, ...rest } = problem;
    const hidden = await post({ ...rest, tap: 'act=problem' }, { origin: 'null', 'sec-fetch-site': 'same-origin' });
    expect([hidden.status, told().length]).toEqual([303, 1]);
  });

  it('« yes to all » is shown if several shifts are proposed, as one button without scripts', async () => {
    vi.setSystemTime(NOW);
    const { db, put, ada, token, post } = posting();
    const task = put.task();
    const day = (date: string) => put.shift(task.id, { startsAt: `${date}T10:00`, endsAt: `${date}T12:00` });
    const tapOf = () => {
      const view = ownView('en', token);
      const html = view ? ownDocument(view, {}) : '';
      const [, value = ''] = /value="(act=yesAll[^"]*)"/.exec(html) ?? [];
      return { tap: value.replaceAll('&amp;', '&'), isPointedAt: html.includes('href="#all"') };
    };
    put.assignment(day('2026-06-06').id, ada.id);
    expect(tapOf()).toEqual({ tap: '', isPointedAt: false });
    put.assignment(day('2026-06-07').id, ada.id);
    const { tap, isPointedAt } = tapOf();
    expect(isPointedAt).toBe(true);
    const answer = await post({ tap });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/en/team/${token}?said=yesAll`]);
    expect(db.select().from(assignments).all()).toMatchObject([{ state: 'confirmed' }, { state: 'confirmed' }]);
    expect(tapOf().tap).toBe('');
  });

  it('« yes to all » says which of the shifts are at the same time, also as one they have agreed to', () => {
    vi.setSystemTime(NOW);
    const { put, ada, token } = posting();
    const task = put.task();
    const on = (date: string, from: string, to: string, state: 'offered' | 'confirmed' = 'offered') => {
      const shift = put.shift(task.id, { startsAt: `${date}T${from}:00`, endsAt: `${date}T${to}:00` });
      put.assignment(shift.id, ada.id, { state });
    };
    const said = () => {
      const view = ownView('en', token);
      const text = (view ? ownDocument(view, {}) : '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      return [...text.matchAll(/(\d\d:00)[^:]*:00[^:]*?and[^:]*?(\d\d:00)[^.]*are at the same time\./g)].map(
        ([, first, second]) => `${first} ${second}`,
      );
    };
    on('2026-06-06', '10', '12');
    on('2026-06-06', '12', '14');
    expect(said()).toEqual([]);
    on('2026-06-06', '13', '15');
    on('2026-06-07', '16', '18', 'confirmed');
    on('2026-06-07', '17', '19', 'confirmed');
    expect(said()).toEqual(['12:00 13:00']);
    on('2026-06-07', '15', '17');
    expect(said()).toEqual(['12:00 13:00', '15:00 16:00']);
  });

  it('a briefing is shown to volunteers with a shift of its task, and one button says that it was read', async () => {
    vi.setSystemTime(NOW);
    const { db, put, ada, token, post } = posting();
    const task = put.task({ briefing: { en: 'The keys: https://example.org/keys' } });
    const drawn = () => {
      const view = ownView('en', token);
      const html = view ? ownDocument(view, {}) : '';
      const [, value = ''] = /value="(act=briefing&[^"]*)"/.exec(html) ?? [];
      return { tap: value.replaceAll('&amp;', '&'), hasLink: html.includes('href="https://example.org/keys"') };
    };
    expect(drawn()).toEqual({ tap: '', hasLink: false });
    put.assignment(put.shift(task.id).id, ada.id);
    const { tap, hasLink } = drawn();
    expect(hasLink).toBe(true);
    expect((await post({ tap })).headers.get('location')).toBe(`/en/team/${token}?said=briefing`);
    expect(db.select().from(readBriefings).all()).toMatchObject([{ volunteerId: ada.id, taskId: task.id }]);
    expect(drawn()).toEqual({ tap: '', hasLink: true });
  });

  it('a shift whose séance lost its time is noted once, and nothing else asks about it', () => {
    vi.setSystemTime(NOW);
    const { db, festival, put, ada, token } = posting();
    const publisher = festival as unknown as Parameters<typeof publishRelease>[0];
    const publish = (expected: number) =>
      done(publishRelease(publisher, publishSchema.parse({ expected, note: {} }), NOW));
    const drawn = () => {
      const view = ownView('en', token);
      const html = view ? ownDocument(view, {}) : '';
      return ['to confirm again', 'Noted'].map((word) => html.includes(`>${word}<`));
    };
    const [event] = db.select().from(events).where(isNotNull(events.startsAt)).all();
    const agreed = { agreedStartsAt: '2026-06-01T10:00', agreedEndsAt: '2026-06-01T12:00', seenRelease: 1 };
    put.assignment(put.eventShift(put.task().id, event?.id ?? 0).id, ada.id, { state: 'confirmed', ...agreed });
    publish(0);
    expect(drawn()).toEqual([true, false]);
    // Once it is over there is nothing to confirm.
    vi.useFakeTimers({ now: Date.parse('2026-07-01T08:00:00.000Z'), toFake: ['Date'] });
    expect(drawn()).toEqual([false, false]);
    vi.setSystemTime(NOW);
    db.update(events).set({ startsAt: null }).run();
    publish(1);
    expect(drawn()).toEqual([false, true]);
  });

  it('« see their shifts » draws the page again with them and the message, which is not in the address', async () => {
    vi.setSystemTime(NOW);
    const { db, put, ada, post } = posting();
    const bob = put.volunteer('Bob');
    const task = put.task({ name: { en: 'Seating' } });
    const given = (who: number, date: string) => {
      const { id } = put.assignment(put.shift(task.id, { startsAt: `${date}T10:00`, endsAt: `${date}T12:00` }).id, who);
      db.update(assignments).set({ state: 'confirmed' }).where(eq(assignments.id, id)).run();
      return id;
    };
    const [own, theirs] = [given(ada.id, '2026-06-06'), given(bob.id, '2026-06-07')];
    const asked = { act: 'exchange', assignmentId: `${own}`, toVolunteerId: `${bob.id}`, message: 'My <sister> comes' };
    const answer = await post({ ...asked, returns: '1' });
    const html = await answer.text();
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      200,
      null,
      'private, no-store',
    ]);
    expect(html).toContain('>My &lt;sister&gt; comes</textarea>');
    expect(html).toMatch(new RegExp(`name="returnAssignmentId"[\\s\\S]*<option value="${theirs}"`));
    expect(html).not.toMatch(/formMethod="get"/i);
    expect(db.select().from(exchanges).all()).toEqual([]);
  });

  it('is refused with a sentence in its language, and nothing is done', async () => {
    const { festival, ada, post, token, told } = posting();
    const reason = async (answer: Response) => {
      const { reason: why, ...rest } = (await answer.json()) as Record<string, unknown>;
      return [answer.status, why, rest];
    };
    const said = { ok: false, sentence: expect.any(String) };
    const evil = { ...script, origin: 'https://evil.example' };
    expect(await reason(await post(problem, evil))).toEqual([403, 'foreign', said]);
    expect(await reason(await post({ act: 'nothing' }, script))).toEqual([400, 'invalid', said]);
    expect(await reason(await post({ ...problem, text: 'x'.repeat(20_000) }, script))).toEqual([400, 'invalid', said]);
    const unknown = 'AAAAAAAAAAAAAAAAAAAAAA';
    expect(await reason(await post(problem, script, unknown))).toEqual([404, 'missing', said]);
    expect(await reason(await post({ ...problem, act: 'tick', checklistId: '9', itemId: '9' }, script))).toEqual([
      404,
      'missing',
      said,
    ]);
    const page = await post({ act: 'nothing' });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).toContain('This form is not complete.');
    expect(html).toContain(`href="/en/team/${token}"`);
    closeLink(festival, ada.id, NOW);
    expect(await reason(await post(problem, script))).toEqual([410, 'gone', said]);
    expect(told()).toEqual([]);
  });

  it('is slowed down where links are tried, and refused after so many posts from one network address', async () => {
    const { post, told } = posting();
    for (let miss = 0; miss <= FREE_MISSES; miss += 1) await post(problem, script, 'AAAAAAAAAAAAAAAAAAAAAA');
    expect(await delayFor('unknown')).toBe(MISS_DELAY);
    while ((await countWork('change', 'unknown')) === null);
    expect((await post(problem, script)).status).toBe(429);
    expect(told()).toEqual([]);
  });

  it('from a room sheet can only be a call for help, and leads back to the sheets', async () => {
    const { db, festival, post } = posting();
    const sharing = festival as unknown as Authorized<'team-links'>;
    const made = teamLinks.create(sharing, { label: 'Hall' }, NOW);
    const token = made.ok ? made.token : '';
    expect((await post({ act: 'emergency', whose: 'other', roomId: '', place: '' }, {}, token)).status).toBe(303);
    const refused = await post(problem, {}, token);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Back to the room sheets')]);
    db.update(accessTokens).set({ revokedAt: NOW }).where(eq(accessTokens.kind, 'team')).run();
    const gone = await post(problem, script, token);
    expect([gone.status, (await gone.json()).sentence]).toEqual([410, typeset(messages.en.team.gone.body, 'en')]);
  });

  it('answers what was written to them, unless it is refused', async () => {
    const { db, festival, put, ada, post } = posting();
    const text = { kind: 'written', cause: '1', subject: {}, text: { fr: 'Oui ?' } } as const;
    write(db, (tx) =>
      queueMessage(
        tx,
        { festivalId: festival.id, author: null },
        text,
        [{ to: { kind: 'volunteer', id: ada.id }, way: 'phone' }],
        NOW,
      ),
    );
    db.update(deliveries).set({ state: 'sent' }).run();
    const answered = () => db.select().from(deliveries).get()?.answeredAt;
    const over = put.shift(put.task().id, { startsAt: '2026-04-30T10:00', endsAt: '2026-04-30T11:00' });
    const { id } = put.assignment(over.id, ada.id);
    expect((await post({ act: 'yes', id: String(id) }, script)).status).toBe(409);
    expect(answered()).toBeNull();
    expect((await post(problem, script)).status).toBe(200);
    expect(answered()).toEqual(expect.any(String));
  });

  it('says when it was tapped where it waited a minute for a network', async () => {
    const { post } = posting();
    vi.useFakeTimers({ now: Date.parse('2026-06-06T08:30:00.000Z'), toFake: ['Date'] });
    const after = async (seconds: number) =>
      (await (await post({ ...problem, text: `${seconds}` }, { ...script, [WAITED_HEADER]: `${seconds}` })).json())
        .sentence as string;
    expect(await after(59)).not.toContain('Tapped');
    expect(await after(60)).toContain('Tapped at 10:29.');
  });

  it('goes by what a script sends beside the pressed button', async () => {
    const { post, told } = posting();
    const { text, ...rest } = problem;
    const tap = new URLSearchParams({ ...rest, text: 'From the button' }).toString();
    expect((await post({ tap, text }, script)).status).toBe(200);
    expect(told().map((one) => one.text)).toEqual([text]);
  });
});
