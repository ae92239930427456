import { diets } from '#db/enums.ts';
import { translator } from '#lib/i18n/translator.ts';
import { choicesOf } from '../files/typed-choices.ts';

/** « végétarien », « mange de tout », « vegan ». */
export const readDiet = choicesOf(diets, (diet, locale) => translator(locale, 'volunteers')(`diet.${diet}`), [
  [/^vege(?:tarien(?:ne|s|nes)?)?$|^veggie$/, 'vegetarian'],
  [/^(?:vegetalien(?:ne|s|nes)?|vegane?s?)$/, 'vegan'],
  [/^(?:omnivores?|tout|de tout|normal|aucun regime|sans regime|ras|any|everything|no restrictions?)$/, 'any'],
  [/^(?:aucun repas|pas de repas|sans repas|no meals?)$/, 'none'],
]);
