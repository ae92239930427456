import fc from 'fast-check';

/**
 * What people, copied documents and attackers put into a text field; the tests publish each in
 * every field.
 */
export const hostileTexts = {
  script: '<script>globalThis.ran = true</script>',
  image: '"><img src=x onerror="globalThis.ran = true">',
  cdata: ']]></description><item>',
  injection: 'Titre\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:injected\r\nSUMMARY:injected',
  bareReturn: 'Titre\rBEGIN:VEVENT\rSUMMARY:injected',
  otherBreaks: 'Titre\u2028BEGIN:VEVENT\u2029\u0085BEGIN:VEVENT\u000bBEGIN:VEVENT\u000cBEGIN:VEVENT\u001cBEGIN:VEVENT',
  emoji: '👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈'.repeat(40),
  rightToLeft: '\u202eenretnaL\u202c \u2067שלום\u2069 العربية',
  long: 'é'.repeat(10_000),
  nul: 'a\u0000b\u0007c',
  surrogate: 'a\ud800b\udc00c',
  separators: 'a\\b;c,d:e"f\\n\\N^n=g\tend ',
  folded: 'a\r\n b\r\n\tc',
  mark: '\ufeffTitre',
} as const;

/** Any text, line breaks, controls and lone surrogates included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom('\r', '\n', '\r\n', ' ', '\t', '\\', ';', ',', ':', '"', 'é', '€', '🎬', 'BEGIN:VEVENT', 'x'),
      {
        maxLength: 120,
      },
    )
    .map((parts) => parts.join('')),
);
