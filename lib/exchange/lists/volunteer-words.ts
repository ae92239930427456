import { diets } from '#db/enums.ts';
import { choicesOf } from '#lib/exchange/files/typed-choices.ts';
import { translator } from '#lib/i18n/translator.ts';

/** « végétarien », « mange de tout », « vegan ». */
export const readDiet = choicesOf(diets, (diet, locale) => translator(locale, 'volunteers')(`diet.${diet}`), [
  [/^vege(?:tarien(?:ne|s|nes)?)?$|^veggie$/, 'vegetarian'],
  [/^(?:vegetalien(?:ne|s|nes)?|vegane?s?)$/, 'vegan'],
  [/^(?:omnivores?|tout|de tout|normal|aucun regime|sans regime|ras|any|everything|no restrictions?)$/, 'any'],
  [/^(?:aucun repas|pas de repas|sans repas|no meals?)$/, 'none'],
]);
