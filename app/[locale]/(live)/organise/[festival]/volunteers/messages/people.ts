import { env } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/time/format.ts';
import type { VolunteersBoard } from '#lib/volunteers/board.ts';
import type { Contact } from '#lib/volunteers/contact.ts';
import { linkedVolunteers, shownLinks } from '#lib/volunteers/links.ts';
import type { Coordinating } from '#lib/volunteers/mutations.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';

export const audiences = ['unseen', 'reconfirm', 'all'] as const;
export type Audience = (typeof audiences)[number];

/** Somebody to be written to. `link` is null where they have none; `isHidden`: they have one that cannot be shown any more. */
export type Addressee = {
  id: number;
  name: string;
  contact: Contact | null;
  link: string | null;
  isHidden: boolean;
  unseen: number;
  why: string[];
};

/** Who is to be written to, by name, with why. */
export function addresseesOf(
  festival: Coordinating,
  board: VolunteersBoard,
  who: Audience,
  locale: Locale,
): Addressee[] {
  const shown = shownLinks(festival);
  const linked = linkedVolunteers(festival.id, festival.db);
  const isAsked = {
    all: () => true,
    unseen: (person: VolunteersBoard['people'][number]) => person.unseen.length > 0,
    reconfirm: (person: VolunteersBoard['people'][number]) => person.toReconfirm.length > 0,
  }[who];
  return board.people.filter(isAsked).map(({ id, name, contact, unseen, toReconfirm }) => {
    const token = shown.get(id);
    return {
      id,
      name: typeset(name, locale),
      contact,
      unseen: unseen.length,
      link: token ? env().url + sitePaths(locale).team(token) : null,
      isHidden: !token && linked.has(id),
      why: toReconfirm.map((one) => reconfirmSentence(one, board.plan.names, locale)),
    };
  });
}
