/** The alphabet of SMS (GSM 03.38): of « ç », « ê », « œ », « ’ » and « … » it has none. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Of its extension: each counts twice. */
const EXTENSION = new Set('^{}\\[~]|€\f');

/** How much one SMS holds, alone and as a part of several. */
const OF_ALPHABET = { alone: 160, part: 153 };
const OF_ALL = { alone: 70, part: 67 };

/**
 * As how many SMS a telephone sends a text; `because`: the characters, each once, without which it
 * would be fewer, as one outside the alphabet leaves each SMS 70 characters instead of 160.
 */
export function smsOf(text: string): { count: number; because: string[] } {
  const all = [...text];
  const others = [...new Set(all)].filter((one) => !BASIC.has(one) && !EXTENSION.has(one));
  const short = packed(all, (one) => (EXTENSION.has(one) ? 2 : 1), OF_ALPHABET);
  if (others.length === 0) return { count: short, because: [] };
  const count = packed(all, (one) => one.length, OF_ALL);
  return { count, because: short < count ? others : [] };
}

/** How many it takes: what is one character is in one SMS. */
function packed(all: readonly string[], size: (one: string) => number, { alone, part }: typeof OF_ALL): number {
  const whole = all.reduce((sum, one) => sum + size(one), 0);
  if (whole <= alone) return whole === 0 ? 0 : 1;
  let [count, left] = [1, part];
  for (const one of all) {
    if (size(one) > left) [count, left] = [count + 1, part];
    left -= size(one);
  }
  return count;
}
