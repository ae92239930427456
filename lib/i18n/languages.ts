import { type CodeNames, namesOfCodes } from './code-names.ts';
import { type Locale, locales } from './locale.ts';

/** ISO 639 codes that have a name in French and in English. */
const CODES = `
  aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
  es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka
  kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng
  nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su
  sv sw ta te tg th ti tk tn to tr ts tt ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ace ach ada ady aeb afh agq
  ain akk akz ale aln alt ang ann anp arc arn aro arp arq ars arw ary arz asa ase ast atj avk awa bal ban bar bas
  bax bbc bbj bej bem bew bez bfd bfq bgc bgn bho bik bin bjn bkm bla blo bpy bqi bra brh brx bss bua bug bum byn
  byv cad car cay cch ccp ceb cgg chb chg chk chm chn cho chp chr chy ckb clc cop cps crg crh crj crk crl crm crr
  crs csb csw dak dar dav del den dgr din dje doi dsb dtp dua dum dyo dyu dzg ebu efi egl egy eka elx enm esu ewo
  ext fan fil fit fon frc frm fro frp frr frs fur gaa gag gan gay gba gbz gez gil glk gmh goh gon gor got grb grc
  gsw guc gur guz gwi hai hak haw hax hif hil hit hmn hsb hsn hup hur iba ibb ikt ilo inh izh jam jbo jgo jmc jpr
  jrb jut kaa kab kac kaj kam kaw kbd kbl kcg kde kea ken kfo kgp kha kho khq khw kiu kkj kln kmb koi kok kos kpe
  krc kri krj krl kru ksb ksf ksh kum kut kwk kxv lad lag lah lam lez lfn lij lil liv lkt lmo lol lou loz lrc lsm
  ltg lua lui lun lus luy lzh lzz mad maf mag mai mak man mas mde mdf mdr men mer mfe mga mgh mgo mic min mnc mni
  moe moh mos mrj mua mus mwl mwr mwv mye myv mzn nan nap naq nds new nia niu njo nmg nnh nog non nov nqo nso nus
  nwc nym nyn nyo nzi ojb ojc ojs ojw oka osa ota pag pal pam pap pau pcd pcm pdc pdt peo pfl phn pis pms pnt pon
  pqm prg pro quc qug raj rap rar rgn rhg rif rof rom rtm rue rug rup rwk sad sah sam saq sas sat saz sba sbp scn
  sco sdc sdh see seh sei sel ses sga sgs shi shn shu sid slh sli sly sma smj smn sms snk sog srn srr ssy stq str
  suk sus sux swb syc syr szl tce tcy tem teo ter tet tgx tht tig tiv tkl tkr tlh tli tly tmh tog tok tpi tru trv
  tsd tsi ttm ttt tum tvl twq tyv tzm udm uga umb vai vec vep vls vmf vmw vot vro vun wae wal war was wbp wuu xal
  xmf xnr xog yao yap yav ybb yrl yue zap zbl zea zen zgh zun zza
`;

/** The code of ISO 639-3 for « no linguistic content »: nobody speaks. */
export const NO_DIALOGUE = 'zxx';

export const isHeard = (code: string): boolean => code !== NO_DIALOGUE;

/** Languages of films for which Intl has no name, or one that nobody uses. */
const NAMES: Readonly<Record<string, { fr: string; en: string }>> = {
  [NO_DIALOGUE]: { fr: 'sans dialogue', en: 'no dialogue' },
  fsl: { fr: 'langue des signes française', en: 'French Sign Language' },
  bfi: { fr: 'langue des signes britannique', en: 'British Sign Language' },
  ils: { fr: 'signes internationaux', en: 'International Sign' },
  yup: { fr: 'yukpa', en: 'Yukpa' },
};

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  [NO_DIALOGUE]: ['muet', 'silent', 'sans paroles', 'sans dialogues', 'aucune', 'none'],
  ase: ['ASL'],
  fsl: ['LSF'],
  bfi: ['BSL'],
  fa: ['farsi'],
  gcf: ['créole guadeloupéen'],
  kab: ['berbère kabyle'],
  nb: ['bokmål'],
  nl: ['flamand', 'Flemish', 'hollandais'],
  my: ['birman', 'Burmese'],
  zh: ['mandarin', 'chinois mandarin', 'Mandarin Chinese'],
  yue: ['Cantonese', 'cantonais'],
  sw: ['kiswahili'],
  es: ['castillan', 'Castilian'],
  ps: ['pachtou', 'pachtoune'],
};

/**
 * Languages of copies: a BCP 47 subtag, its name in either language, and the way back. A code of
 * three letters becomes the shorter one of the same language (« eng », « fre »), or is kept as
 * typed where it has no name.
 */
export const languages: CodeNames = namesOfCodes({
  type: 'language',
  codes: CODES.trim().split(/\s+/),
  names: NAMES,
  aliases: ALIASES,
  otherCode: (text) => (/^[a-z]{3}$/.test(text) ? new Intl.Locale(text).language : null),
});

/** Whether a code is unchanged when somebody types the name that a form shows for it. */
export const isLanguage = (code: string): boolean =>
  locales.every((locale) => languages.code(languages.name(code, locale)) === code);

/** The code that a form saves for a code of three letters from a file, such as « eng ». */
export const savedCode = (code: string): string =>
  /^[a-z]{3}$/.test(code) && !isLanguage(code) ? (languages.code(code) ?? code) : code;

// Cached, because creating one takes longer than everything else here.
const lists: Readonly<Record<Locale, Intl.ListFormat>> = {
  fr: new Intl.ListFormat('fr', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
};

/** « anglais, wolof et français ». */
export const languagesInWords = (codes: readonly string[], locale: Locale): string =>
  lists[locale].format(codes.map((code) => languages.name(code, locale)));
