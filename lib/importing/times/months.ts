/** Names of months, as people write them: in full and cut short. Without the dot. */
const NAMES: Record<string, string[]> = {
  en: [
    'january jan',
    'february feb febr',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sept sep',
    'october oct',
    'november nov',
    'december dec',
  ],
  de: [
    'januar jänner',
    'februar',
    'märz mär mrz',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober okt',
    'november',
    'dezember dez',
  ],
  fr: [
    'janvier janv',
    'février févr fév',
    'mars',
    'avril avr',
    'mai',
    'juin',
    'juillet juil',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre déc',
  ],
  es: [
    'enero ene',
    'febrero',
    'marzo',
    'abril abr',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre setiembre',
    'octubre',
    'noviembre',
    'diciembre dic',
  ],
  pt: [
    'janeiro',
    'fevereiro fev',
    'março',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro dez',
  ],
  it: [
    'gennaio',
    'febbraio',
    'marzo',
    'aprile',
    'maggio',
    'giugno giu',
    'luglio lug',
    'agosto',
    'settembre',
    'ottobre',
    'novembre',
    'dicembre',
  ],
  ru: [
    'января янв',
    'февраля фев',
    'марта мар',
    'апреля апр',
    'мая',
    'июня',
    'июля',
    'августа авг',
    'сентября сен',
    'октября окт',
    'ноября ноя',
    'декабря дек',
  ],
}

const WEEKDAYS = `monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
  lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
  lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
  lunedì martedì mercoledì giovedì venerdì sabato domenica
  понедельник вторник среда четверг пятница суббота воскресенье`

export const MONTHS = new Map(
  Object.values(NAMES).flatMap((months) =>
    months.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
  ),
)

export const WEEKDAY_NAMES = new Set(WEEKDAYS.split(/\s+/))
