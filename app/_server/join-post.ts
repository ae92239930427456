import { type GuardianAsked, guardianDocument } from '#app/documents/join/guardian-document.tsx';
import { joinHeaders } from '#app/documents/join/join-at.ts';
import { joinDocument } from '#app/documents/join/join-document.tsx';
import { type JoinAsked, ownFieldsOf } from '#app/documents/join/join-view.ts';
import { smtp } from '#lib/env.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locale.ts';
import { joinPaths, sitePaths } from '#lib/i18n/paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { tellKnown } from '#lib/messages/sign-up.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { shortHash } from '#lib/short-hash.ts';
import { now } from '#lib/time/clock.ts';
import { emergencyContactIn } from '#lib/volunteers/emergency-contact.ts';
import { apply, correct, isCheckFull, openApplication } from '#lib/volunteers/joining/applications.ts';
import { correctedFields, readJoinForm, SHOWN, wrongName } from '#lib/volunteers/joining/form.ts';
import {
  BROWSER_COOKIE,
  BROWSER_MINUTES,
  browserIn,
  doubtOf,
  newBrowser,
  TRAP,
} from '#lib/volunteers/joining/guard.ts';
import {
  answerAsGuardian,
  correctOwn,
  ERASE_ALLERGIES,
  type JoinPage,
  joinPageOf,
} from '#lib/volunteers/joining/join-page.ts';
import { authorizeGuardian, authorizeVolunteer } from '#lib/volunteers/links.ts';
import { volunteerKind } from '#lib/volunteers/roots.ts';
import { plainPage } from './plain-page.ts';
import { answerPost, FORM_POST } from './post.ts';
import { cookieLine, isTooMany, PRIVATE } from './selection-post.ts';

/**
 * In bytes: names, the hours of sixty days, a wish for each task, each also as it was before, and
 * some texts.
 */
const MAX_BODY = 48_000;

/**
 * Takes an application, or corrections behind a private link. If something is missing, the form is
 * shown again with what was typed. People who are known already get the same answer as strangers,
 * so that nobody can find out who is known. Nobody is refused because of their network address.
 */
export async function answerJoin(request: Request, slug: string): Promise<Response> {
  let locale: Locale = defaultLocale;
  const refused = (status: number, key: 'foreign' | 'busy') => {
    const t = setTranslator(locale, 'join');
    return plainPage(locale, status, { title: t('refusedTitle'), body: t(key) }, PRIVATE);
  };
  return answerPost<URLSearchParams, null>(request, {
    from: 'secret',
    format: FORM_POST,
    limit: MAX_BODY,
    gate: async () => null,
    read: async (posted) => {
      const asked = posted.get('locale');
      if (isLocale(asked)) locale = asked;
      const at = now();
      // Posts with a link are limited as those of the page that belongs to it are.
      const isByLink = ['parent', 'mine', 'link'].some((name) => posted.has(name));
      if (isByLink && (await isTooMany(request, 'change'))) return refused(429, 'busy');
      const parent = posted.get('parent');
      if (parent !== null)
        return answeredAsGuardian({ locale, slug, token: parent }, posted, at) ?? refused(404, 'foreign');
      const mine = posted.get('mine');
      const opened = mine === null ? null : authorizeVolunteer(mine, at);
      const place: JoinAsked = { locale, slug, token: posted.get('link'), mine, at };
      const page = joinPageOf(slug, at, opened?.ok || place.token !== null);
      if (!page) return refused(404, 'foreign');
      const shown = posted.get(SHOWN);
      const stored = opened?.ok && shown !== null ? ownFieldsOf(opened.who, page, locale) : null;
      const fields = stored ? correctedFields(posted, new URLSearchParams(shown ?? ''), stored) : posted;
      const read = readJoinForm(fields, page.scene, notesOf(locale), opened?.ok ? knownOf(opened.who) : null);
      const emergency = mine === null ? 'same' : emergencyContactIn(fields);
      if (!read.ok || emergency === 'unreachable') {
        const why = emergency === 'unreachable' && ({ emergencyContact: 'required' } as const);
        return again(place, fields, { refused: { ...(!read.ok && read.refused), ...why } }, 422);
      }
      if (mine !== null) {
        if (!opened?.ok || opened.who.slug !== slug) return refused(404, 'foreign');
        return () => {
          const erasesAllergies = fields.has(ERASE_ALLERGIES);
          const { answers, otherContact } = read;
          const own = { ...answers, otherContact, emergency, erasesAllergies };
          if (!correctOwn(opened.who, own, page.scene, at))
            return again(place, fields, { refused: { remarks: 'long' } }, 422);
          return to(`${sitePaths(locale).team(mine)}?said=corrected`);
        };
      }
      if (place.token !== null) return () => corrected(place, page, read.answers, fields);
      if (page.state !== 'open') return again(place, fields, {}, 409);
      const browser = browserIn(request.headers.get('cookie')) ?? newBrowser();
      const mark = fields.get('opened') ?? '';
      // Robots fill in the field people cannot see, as do, now and then, programs that fill in
      // forms for people.
      const doubt = fields.get(TRAP) ? 'unsigned' : await doubtOf({ mark, browser }, page.festival.id, Date.parse(at));
      // When too many doubtful applications wait, nothing is written or drawn; a person still has
      // what they typed when they go back in the browser.
      if (doubt !== null && isCheckFull(page.festival.id)) return refused(503, 'busy');
      const key = shortHash(doubt === 'unsigned' ? newBrowser() : mark, 43);
      return () => {
        const { id: festivalId } = page.festival;
        const done = apply({ festivalId, key, answers: read.answers, locale, doubt }, at, (tx, known) =>
          tellKnown(tx, festivalId, known, { hasMail: smtp() !== null }, at),
        );
        if (!done.ok) return again(place, fields, { isBusy: true }, 503);
        const said = done.isLate ? 'decided' : 'thanks';
        return to(`${joinPaths(locale, slug).page(done.token)}?said=${said}`, cookieOf(browser));
      };
    },
    refuse: (reason) => refused(reason === 'foreign' ? 403 : reason === 'tooLarge' ? 413 : 400, 'foreign'),
    fail: () => refused(503, 'busy'),
  });
}

const knownOf = ({ db, id, volunteer }: AuthorizedVolunteer) => volunteerKind.read(db, id, volunteer.id);

const notesOf = (locale: Locale) => {
  const t = translator(locale, 'join');
  return { hours: t('note.hours'), languages: t('note.languages') };
};

const cookieOf = (browser: string) => cookieLine('/api/join', BROWSER_COOKIE, browser, BROWSER_MINUTES * 60);

const to = (path: string, cookie?: string) =>
  new Response(null, { status: 303, headers: { ...PRIVATE, Location: path, ...(cookie && { 'Set-Cookie': cookie }) } });

/** Does what a parent answered behind their link; null for a link that opens nothing. */
function answeredAsGuardian(
  place: GuardianAsked,
  fields: URLSearchParams,
  at: string,
): Response | (() => Response) | null {
  const opened = authorizeGuardian(place.token);
  const name = cleanLine(fields.get('name') ?? '');
  const noName = wrongName(name);
  const html = guardianDocument({ ...place, wrong: { name: noName ?? 'required', typed: name } });
  if (!opened.ok || html === null) return null;
  const agrees = fields.get('agrees');
  if (noName || (agrees !== 'yes' && agrees !== 'no')) return drawn(html, 422, true);
  return () => {
    answerAsGuardian(opened.who, { agrees: agrees === 'yes', name }, at);
    return to(joinPaths(place.locale, place.slug).parent(place.token));
  };
}

function corrected(
  place: JoinAsked,
  { festival }: JoinPage,
  answers: Parameters<typeof correct>[1],
  fields: URLSearchParams,
): Response {
  const application = openApplication(place.token ?? '', festival.id);
  if (!application) return again({ ...place, token: null }, fields, {}, 404);
  const said = correct(application, answers) ? 'saved' : 'decided';
  return to(`${joinPaths(place.locale, place.slug).page(place.token ?? '')}?said=${said}`);
}

/** The form again, drawn by the server with what was typed, so that nothing is lost. */
function again(place: JoinAsked, fields: URLSearchParams, why: Partial<JoinAsked>, status: number): Response {
  const html = joinDocument({ ...place, ...why, typed: fields.toString() });
  if (html === null) {
    const t = setTranslator(place.locale, 'join');
    return plainPage(place.locale, 404, { title: t('refusedTitle'), body: t('foreign') }, PRIVATE);
  }
  return drawn(html, status, place.token !== null || place.mine != null);
}

const drawn = (html: string, status: number, isSecret: boolean) =>
  new Response(html, { status, headers: { ...joinHeaders(isSecret), 'Content-Type': 'text/html; charset=utf-8' } });
