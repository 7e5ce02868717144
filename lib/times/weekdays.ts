/** Names of the days from Sunday on, in full and cut short; a word with a hyphen stands for itself without it too. */
const NAMES = [
  'sunday sun sonntag so dimanche dim domingo dom domenica воскресенье вс',
  'monday mon montag mo lundi lun lunes lunedì lunedi segunda segunda-feira seg понедельник пн',
  'tuesday tue tues dienstag di mardi mar martes martedì martedi terça terça-feira ter вторник вт',
  'wednesday wed mittwoch mi mercredi mer miércoles miercoles mié mie mercoledì mercoledi quarta quarta-feira qua среда среду ср',
  'thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì giovedi gio quinta quinta-feira qui четверг чт',
  'friday fri freitag fr vendredi ven viernes vie venerdì venerdi sexta sexta-feira sex пятница пятницу пт',
  'saturday sat samstag sonnabend sa samedi sam sábado sabado sáb sab sabato суббота субботу сб',
]

/** The number of a weekday (0 Sunday) by its name in lower case. */
export const WEEKDAYS = new Map(NAMES.flatMap((names, day) => names.split(' ').map((name) => [name, day] as const)))

const SIGNS = ['日天일', '月一월', '火二화', '水三수', '木四목', '金五금', '土六토']

/** （火）, 火曜日, 星期二, 周二, (화), 화요일 */
export const EAST_WEEKDAY =
  /[（(]([日月火水木金土一二三四五六일월화수목금토])(?:曜日?|요일)?[)）]|([日月火水木金土])曜日?|[(（]?(?:星期|周|礼拜|週)([日天一二三四五六])[)）]?|([일월화수목금토])요일/uy

/** The number of a weekday by its sign in Chinese, Japanese or Korean. */
export const weekdayOfSign = (sign: string): number => SIGNS.findIndex((signs) => signs.includes(sign))
