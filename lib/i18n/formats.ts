/**
 * How sentences write values beyond what the language of messages knows: `{bytes, number, size}`,
 * in whole megabytes.
 */
export const formats = { number: { size: { style: 'unit', unit: 'megabyte', scale: 1e-6 } } } as const;
