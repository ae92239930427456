import { write } from '#db/client.ts';
import { orNotFound } from '#lib/errors.ts';
import { patchRoot } from '#lib/history/roots.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { openWays, resumeTicked } from '#lib/volunteers/besides-shifts.ts';
import { putEmergencyContact, type SaidContact } from '#lib/volunteers/emergency-contact.ts';
import { ageHeld, isMinor } from '#lib/volunteers/minors.ts';
import { type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { HEALTH_FACTS } from '#lib/volunteers/schema.ts';
import { addedNote, type JoinScene, joinFields, type OfferedHelp } from './form.ts';

/**
 * A volunteer's own answers in the form of « Devenir bénévole ». Without the coordinators' notes
 * and health data, because anybody with the link can open the form.
 */
export const saidBy = (who: AuthorizedVolunteer, volunteer: Volunteer): OfferedHelp => ({
  ...volunteer,
  ways: openWays(who, volunteer.ways),
  note: '',
  ...HEALTH_FACTS,
  // Null, because `any` would be ticked and count as an answer.
  diet: null,
});

/** The box that erases stored allergies. The form never shows them, so empty fields keep them. */
export const ERASE_ALLERGIES = 'allergiesErase';

/**
 * Saves what a volunteer corrects of their own answers by their link. Hours that the form cannot
 * show stay if no hours were changed; the age can only become lower; what they write is added to
 * the note. `now` is an instant. Throws notFound.
 */
export function correctOwn(
  who: AuthorizedVolunteer,
  {
    emergency,
    erasesAllergies,
    otherContact,
    ...help
  }: OfferedHelp & {
    emergency: Exclude<SaidContact, 'unreachable'>;
    erasesAllergies: boolean;
    otherContact: string;
  },
  scene: JoinScene,
  now: string,
): boolean {
  return write(who.db, (tx) => {
    const before = orNotFound(volunteerKind.read(tx, who.id, who.volunteer.id));
    const { note, isCut } = addedNote(before.note, help.note);
    if (isCut) return false;
    const tapped = (one: OfferedHelp) => joinFields(one, scene, '').getAll('at').join(' ');
    const isSame = tapped(help) === tapped(saidBy(who, before));
    const age = ageHeld(before.age, help.age);
    const { name, contactKind, contact, languages, shirt, diet } = help;
    const allergies = help.allergies || (erasesAllergies ? '' : before.allergies);
    resumeTicked(tx, who, help.ways);
    if (emergency !== 'same') putEmergencyContact(tx, who, emergency);
    const parents = isMinor(age) && help.guardianContact !== '' ? help : before;
    const shown = new Set(scene.events.values());
    patchRoot(tx, who, volunteerKind, before, { verb: 'edited' }, now, {
      name,
      contactKind,
      contact,
      otherContact,
      ways: [...help.ways],
      languages: [...languages],
      shirt,
      diet: diet ?? before.diet,
      allergies,
      age,
      guardian: parents.guardian,
      guardianContact: parents.guardianContact,
      note,
      availabilities: isSame ? before.availabilities : help.availabilities,
      taskWishes: help.taskWishes,
      seeIds: [...before.seeIds.filter((id) => !shown.has(id)), ...help.seeIds],
    });
    return true;
  });
}

/**
 * Stores what the person with parental authority answers by their own link, with their name; the
 * last answer counts. Existing shifts stay, and the coordinator reads that the consent is missing.
 * The history records it under the volunteer, because a parent’s name is erased there with the
 * volunteer's. `now` is an instant. Throws notFound.
 */
export function answerAsGuardian(
  who: AuthorizedVolunteer,
  { agrees, name }: { agrees: boolean; name: string },
  now: string,
): void {
  write(who.db, (tx) => {
    const before = orNotFound(volunteerKind.read(tx, who.id, who.volunteer.id));
    patchRoot(tx, who, volunteerKind, before, { verb: 'edited' }, now, {
      guardian: name,
      consent: agrees ? 'link' : 'refused',
      consentOn: dateOfInstant(now, who.timeZone),
    });
  });
}
