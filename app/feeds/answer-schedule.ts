import { SCHEDULE_JSON_TYPE, scheduleJsonPieces } from '#lib/feeds/schedule-json.ts';
import { SCHEDULE_XML_TYPE, scheduleXmlPieces } from '#lib/feeds/schedule-xml.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { answerStream } from './answer-stream.ts';

const forms = {
  xml: { contentType: SCHEDULE_XML_TYPE, pieces: scheduleXmlPieces, address: 'scheduleXml' },
  json: { contentType: SCHEDULE_JSON_TYPE, pieces: scheduleJsonPieces, address: 'scheduleJson' },
} as const;

/** The programme for programs that read conferences, in the festival's language or in `?lang=`. */
export const answeringSchedule =
  (form: keyof typeof forms) =>
  async (request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> =>
    answerStream(request, (await params).festival, ({ document, slug }) => {
      const { contentType, pieces, address } = forms[form];
      const asked = new URL(request.url).searchParams.get('lang');
      const own = document.festival.locale;
      const locale = isLocale(asked) ? asked : own;
      const plain = feedPaths(slug)[address]();
      const path = locale === own ? plain : `${plain}?lang=${locale}`;
      return {
        name: `schedule.${form} ${locale}`,
        contentType,
        fileName: `${slug}.${form}`,
        pieces: (url) => pieces(document, { locale, url, path }),
      };
    });
