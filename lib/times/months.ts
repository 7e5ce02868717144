/** Names of the twelve months as people write them, in full, cut short and without accents; without the dot. */
const NAMES: Record<string, string> = {
  en: 'january jan, february feb febr, march mar, april apr, may, june jun, july jul, august aug, september sept sep, october oct, november nov, december dec',
  de: 'januar jänner jaenner, februar feber, märz maerz marz mär mrz, april, mai, juni, juli, august, september, oktober okt, november, dezember dez',
  fr: 'janvier janv, février fevrier févr fevr fév, mars, avril avr, mai, juin, juillet juil, août aout, septembre, octobre, novembre, décembre decembre déc',
  es: 'enero ene, febrero, marzo, abril abr, mayo, junio, julio, agosto ago, septiembre setiembre, octubre, noviembre, diciembre dic',
  pt: 'janeiro, fevereiro fev, março marco, abril, maio, junho, julho, agosto, setembro set, outubro out, novembro, dezembro dez',
  it: 'gennaio gen genn, febbraio febbr, marzo, aprile, maggio mag magg, giugno giu, luglio lug, agosto, settembre sett, ottobre ott, novembre, dicembre',
  ru: 'января январь янв, февраля февраль фев февр, марта март мар, апреля апрель апр, мая май, июня июнь июн, июля июль июл, августа август авг, сентября сентябрь сен сент, октября октябрь окт, ноября ноябрь ноя нояб, декабря декабрь дек',
}

/** The number of a month by its name in lower case. */
export const MONTHS = new Map(
  Object.values(NAMES).flatMap((months) =>
    months.split(', ').flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
  ),
)

/** Words that are more often something else ("3 may fail", "5 out of 10"): a month only with a capital, a dot or a year. */
export const OFTEN_OTHER = new Set(['may', 'out', 'set', 'ago', 'mar', 'gen', 'mag', 'mai'])

/** Of those, the languages that write the day first: never "Set 5 replicas". */
export const ONLY_AFTER_DAY = new Set(['out', 'set', 'ago', 'gen', 'mag'])
