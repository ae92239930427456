import { expect, it } from 'vitest';
import { versionLabel } from './version-label.ts';

const none = { spoken: [], subtitles: [], sdh: false, ad: false };

it.each([
  [{ ...none }, '', ''],
  [{ ...none, spoken: ['fr'] }, 'VF', 'version française'],
  [{ ...none, spoken: ['sw'], subtitles: ['fr'] }, 'VOSTFR', 'version originale sous-titrée en français'],
  [{ ...none, spoken: ['fr', 'en'], subtitles: ['fr'] }, 'VOSTFR', 'version originale sous-titrée en français'],
  [
    { ...none, spoken: ['sw'], subtitles: ['fr', 'en'] },
    'VOSTFR',
    'version originale sous-titrée en français et anglais',
  ],
  [{ ...none, spoken: ['en'] }, 'VO (anglais)', 'version originale en anglais'],
  [
    { ...none, spoken: ['fr'], subtitles: ['en'] },
    'VO (français), sous-titres anglais',
    'version originale en français, sous-titrée en anglais',
  ],
  [{ ...none, spoken: ['zxx'] }, 'sans dialogue', 'sans dialogue'],
  [
    { spoken: ['fr'], subtitles: ['fr'], sdh: true, ad: true },
    'VF, ST-SME, AD',
    'version française, sous-titres pour sourds et malentendants, audiodescription',
  ],
  [{ ...none, subtitles: ['fr'] }, 'sous-titres français', 'sous-titres en français'],
])('says %j in French', (version, printed, spoken) => {
  expect(versionLabel(version, 'fr')).toEqual({ printed, spoken });
});

it.each([
  [
    { ...none, spoken: ['sw'], subtitles: ['fr'] },
    'Swahili, French subtitles',
    'original version with subtitles in French',
  ],
  [{ ...none, spoken: ['fr'] }, 'French', 'in French'],
  [{ ...none, ad: true }, 'AD', 'audio description'],
])('says %j in English', (version, printed, spoken) => {
  expect(versionLabel(version, 'en')).toEqual({ printed, spoken });
});
