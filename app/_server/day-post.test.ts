import { describe, expect, it, vi } from 'vitest';
import { rooms } from '#db/schema/index.ts';
import { notSignedIn } from '#lib/errors.ts';
import { previewActOf } from '#lib/live/day-act-preview.ts';
import { dayActSchema } from '#lib/live/day-posts-schema.ts';
import { holding, key, MORNING, publishedDay } from '#lib/live/live-testing.ts';
import { dayBoardOf } from '#lib/live/queries.ts';
import { WAITED_HEADER } from '#lib/volunteers/tapped-at.ts';
import { refusedAnswersIn } from './day-answers.ts';
import { answerDayPost } from './day-post.ts';

const HOME = 'http://localhost:3000';

function posting() {
  const { db, day, festival } = publishedDay();
  const board = `/fr/organise/${festival.slug}/today`;
  const post = async (values: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({ locale: 'fr', from: `${board}/1001`, clientKey: key(), ...values });
    const request = new Request(`${HOME}/api/festivals/x/today`, {
      method: 'POST',
      body,
      headers: { Origin: HOME, ...headers },
    });
    return answerDayPost(request, festival.slug, async () => day, MORNING);
  };
  const script = { Accept: 'application/json' };
  /** What the page of an act shows of cancelling a séance, which its form posts. */
  const previewed = (event: string) => {
    const found = previewActOf(festival, dayActSchema.parse({ act: 'cancel', event, reason: {} }), MORNING, db);
    if (!found.ok) throw new Error(found.reason);
    return { facts: found.facts, 'sentence.fr': found.sentence.fr ?? '', 'sentence.en': found.sentence.en ?? '' };
  };
  return { day, board, post, script, previewed };
}
const full = { what: 'places', event: '1001', places: 'full', seen: '' };

describe('a post of a page of the day', () => {
  it('redirects a page without a script with 303, to whom to tell, or back to where it was', async () => {
    const { day, board, post } = posting();
    const places = await post(full);
    expect([places.status, places.headers.get('location')?.replace(/done=.*/, 'done')]).toEqual([
      303,
      `${board}/1001?done`,
    ]);
    const late = await post({ what: 'delay', event: '1001', minutes: '10', choice: 'leave' });
    const batchOfLast = () => dayBoardOf(day, MORNING)?.history[0]?.batch ?? '';
    const batch = batchOfLast();
    expect(late.headers.get('location')).toBe(`${board}/told?batch=${batch}`);
    const undone = await post({ what: 'undo', batch });
    expect(undone.headers.get('location')).toMatch(new RegExp(`^${board}/told\\?batch=(?!${batch})`));
  });

  it('leads a script to whom a cancellation has to be told, and back without an earlier refusal where nobody has to be', async () => {
    const { board, post, script, previewed } = posting();
    const cancelled = { ...previewed('1003'), what: 'act', 'act.act': 'cancel', 'act.event': '1003' };
    expect(await (await post(cancelled, script)).json()).toEqual({
      ok: true,
      next: expect.stringMatching(`^${board}/told\\?batch=`),
      isPublic: true,
    });
    const from = `${board}/1001?refused=fields&done=${key()}`;
    const team = { what: 'notice', event: '1001', 'text.fr': 'Le micro', readers: 'team', from };
    const told = (await (await post(team, script)).json()) as { next: string; isPublic: boolean };
    expect(told).toMatchObject({ next: expect.stringMatching(`^${board}/1001\\?done=`), isPublic: false });
    // It is on time already: nothing was done.
    const onTime = await post({ what: 'delay', event: '1001', minutes: '0', choice: 'leave', from });
    expect(onTime.headers.get('location')).toBe(`${board}/1001`);
  });

  it('leads back with our own sentence and what was typed after a refusal, and answers a script with the sentence', async () => {
    const { board, post, script } = posting();
    const long = 'x'.repeat(400);
    const notice = { what: 'notice', event: '1001', form: 'notice-1001' };
    const back = await post({ ...notice, 'text.fr': long, readers: 'team' });
    const to = new URL(back.headers.get('location') ?? '', HOME);
    expect([to.pathname, to.searchParams.get('refused')]).toEqual([`${board}/1001`, 'fields']);
    // The answers come back to this form, and to no other form of the page.
    expect(refusedAnswersIn(to.searchParams, 'notice-1001')).toEqual({ text: { fr: long }, readers: 'team' });
    expect(refusedAnswersIn(to.searchParams, 'entries')).toBeNull();
    // After a second refusal only the last answers stand in the address, as far as they fit.
    const again = await post({ ...notice, from: to.pathname + to.search, 'text.fr': 'é'.repeat(2000), 'text.en': '' });
    const next = new URL(again.headers.get('location') ?? '', HOME);
    expect(refusedAnswersIn(next.searchParams, 'notice-1001')).toEqual({ text: { fr: 'é'.repeat(500), en: '' } });
    const answer = await post({ ...full, event: '9999' }, script);
    expect([answer.status, await answer.json()]).toEqual([
      409,
      expect.objectContaining({ ok: false, isFinal: true, message: expect.stringContaining('pas publique') }),
    ]);
  });

  it('says who changed the séance last only where that may be why it refuses', async () => {
    const { day, post, script } = posting();
    await post(full);
    const room = day.db.select().from(rooms).orderBy(rooms.id).get()?.id ?? 0;
    const said = async (to: number) => {
      const act = { 'act.act': 'room', 'act.event': '1001', 'act.room': String(to) };
      const answer = await post({ what: 'act', ...act, facts: '' }, script);
      return (await answer.json()).message.replaceAll('\u00A0', ' ');
    };
    expect([await said(room), await said(99_999)]).toEqual([
      expect.stringMatching(/^La séance est déjà dans cette salle\. Dernier changement : /),
      'Cette salle n’existe plus.',
    ]);
  });

  it('counts how long a tap waited for a network, and says whose later count is kept', async () => {
    const { post, script } = posting();
    const entries = { what: 'entries', event: '1001' };
    expect((await post({ ...entries, count: '74' }, script)).status).toBe(200);
    const late = await post({ ...entries, count: '60' }, { ...script, [WAITED_HEADER]: '600' });
    expect([late.status, await late.json()]).toEqual([
      409,
      expect.objectContaining({
        isFinal: true,
        message: expect.stringMatching(/^Vous avez annoncé autre chose entre-temps/),
      }),
    ]);
    expect((await post({ ...entries, count: '80' }, { ...script, [WAITED_HEADER]: '-600' })).status).toBe(200);
  });

  it('never redirects anywhere else', async () => {
    const { board, post } = posting();
    const climbing = `${board}/../../../..//evil.example`;
    for (const from of ['https://evil.example/', '//evil.example', `${board}evil`, climbing, '/fr/account', ''])
      expect((await post({ ...full, from, event: '9999' })).headers.get('location')).toBe(`${board}?refused=notPublic`);
  });

  it('is refused from another site, or if it is larger than our forms', async () => {
    const { day, post, script } = posting();
    for (const Origin of ['https://evil.example', 'null'])
      expect((await post(full, { ...script, Origin, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(403);
    expect((await post(full, { ...script, Origin: 'null' })).status).toBe(403);
    const large = await post({ ...full, more: 'x'.repeat(70_000) }, script);
    expect([large.status, ((await large.json()) as { isFinal: boolean }).isFinal]).toEqual([413, true]);
    expect(holding(day)).toEqual([]);
  });

  it('asks a script to try again after an error of ours', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const request = new Request(HOME, { method: 'POST', headers: { Origin: HOME, Accept: 'application/json' } });
    const broken = await answerDayPost(request, 'x', () => Promise.reject(new Error('disk')), MORNING);
    expect([broken.status, ((await broken.json()) as { isFinal: boolean }).isFinal]).toEqual([500, false]);
    // Nor is a tap lost whose sender has to sign in again first.
    const unknown = await answerDayPost(request, 'x', () => Promise.reject(notSignedIn()), MORNING);
    expect([unknown.status, ((await unknown.json()) as { isFinal: boolean }).isFinal]).toEqual([401, false]);
    vi.restoreAllMocks();
  });
});
