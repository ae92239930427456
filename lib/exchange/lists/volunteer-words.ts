import { ages, consents, diets, shirtSizes } from '#db/enums.ts';
import { choicesOf } from '#lib/exchange/files/typed-choices.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

const volunteers = (locale: Locale) => translator(locale, 'volunteers');

/** « végétarien », « mange de tout », « vegan ». */
export const readDiet = choicesOf(diets, (diet, locale) => volunteers(locale)(`diet.${diet}`), [
  [/^vege(?:tarien(?:ne|s|nes)?)?$|^veggie$/, 'vegetarian'],
  [/^(?:vegetalien(?:ne|s|nes)?|vegane?s?)$/, 'vegan'],
  [/^(?:omnivores?|tout|de tout|normal|aucun regime|sans regime|ras|any|everything|no restrictions?)$/, 'any'],
  [/^(?:aucun repas|pas de repas|sans repas|no meals?)$/, 'none'],
]);

/** « 16–17 ans »; but « mineur·e » is not enough, because the rules depend on the age. */
export const readAge = choicesOf(ages, (age, locale) => volunteers(locale)(`age.${age}`), [
  [/^(?:moins de 16|under 16|1[0-5])(?: ans)?$/, 'under16'],
  [/^(?:16|17|16 ?(?:a|to)? ?17)(?: ans)?$/, 'under18'],
  [/^(?:majeure?s?|adultes?|adults?|18(?: ans)?(?: et plus| or over)?|(?:1[89]|[2-9]\d)(?: ans)?)$/, 'adult'],
]);

/** « M », « taille XL », « 2XL ». */
export const readShirt = choicesOf(shirtSizes, (size) => size, [
  [/^(?:2xl|xxl)$/, 'XXL'],
  [/^(?:3xl|xxxl)$/, 'XXXL'],
  [/^(?:s|small)$/, 'S'],
  [/^(?:m|medium)$/, 'M'],
  [/^(?:l|large)$/, 'L'],
]);

/** « sur papier », « par leur lien », « refusé ». */
export const readConsent = choicesOf(consents, (consent, locale) => volunteers(locale)(`consent.${consent}`), [
  [/^(?:papier|oui|recu|signe|paper|yes)$/, 'paper'],
  [/^(?:non|refus|no)$/, 'refused'],
]);
