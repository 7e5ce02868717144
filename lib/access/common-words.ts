// What people put into passwords, by kind. With years, digits, doublings and keyboard runs (password-rules.ts) these stand for far
// more passwords than a list could hold.
const KINDS = [
  // the word itself, and what opens things
  'password passwort passphrase motdepasse contrasena senha pass passcode pwd secret geheim letmein openup opensesame login signin welcome',
  'willkommen bienvenue hello hallo bonjour access enter admin administrator root user guest test testing tester demo default changeme',
  'change temp temporary example sample system server service support backup database computer internet windows linux ubuntu debian apple',
  'google facebook samsung android laptop keyboard monitor network wireless router office manager master super superuser superman batman',
  'spiderman ironman starwars skywalker vader pokemon pikachu minecraft fortnite roblox naruto matrix trustno trust nobody anything',
  'whatever nothing something everything unbelievable incorrect forgot forget remember incident postmortem nevermore raven ravens production',
  'staging development developer engineer hacker hackers security secure safety private public company business project summer winter spring autumn',
  // affection
  'iloveyou love lover loveyou lovely loveme iloveme forever always together darling sweetheart sweety sweet honey baby babygirl babyboy angel',
  'princess prince queen king kitty beautiful gorgeous handsome family mother father mommy daddy sister brother friend friends friendship',
  'happy happiness lucky smile sunshine sunflower sunset moonlight starlight rainbow butterfly flower flowers blossom chocolate cookie banana',
  'orange cherry strawberry pepper ginger cheese coffee whiskey freedom liberty peace heaven blessed jesus christ jesuschrist faith hope grace',
  // play
  'football soccer baseball basketball hockey tennis golf cricket rugby volleyball swimming running cycling champion champions winner player',
  'gamer games gaming playstation nintendo xbox liverpool arsenal chelsea barcelona realmadrid juventus bayern manchester united yankees',
  'cowboys steelers lakers eagles tigers rangers warriors ferrari porsche mercedes mustang corvette yamaha harley toyota honda motorcycle',
  // animals and colours
  'dragon monkey tiger lion eagle falcon phoenix wolf bear panda rabbit turtle dolphin elephant horse horses puppy doggy kitten chicken dog cat',
  'black white blue green yellow purple silver golden gold diamond crystal shadow midnight thunder lightning storm fire ice star stars moon sun',
  // people and places
  'michael jennifer jessica ashley daniel matthew joshua andrew anthony christopher nicholas alexander alexandra elizabeth samantha stephanie',
  'victoria isabella sophia olivia emma charlie george thomas robert william richard jordan hunter harley maggie buster bailey maria anna laura',
  'sarah david james john peter paul mark lucas martin patrick brandon justin jonathan benjamin robin chris alex sam max america american',
  'england france germany deutschland berlin london paris madrid newyork california texas florida canada brazil mexico india china japan',
  // days and months
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december',
  // small change
  'the and for you your my me is am we are this that not yes no one two three four five new old big good best cool hot only just first last',
]

/** Common words, longest first, so that the longest that fits is tried before its parts. */
export const COMMON_WORDS: readonly string[] = [...new Set(KINDS.join(' ').split(' '))].sort((a, b) => b.length - a.length)

/** Rows and columns of keyboards, and the orders everybody knows. They are walked forwards and backwards. */
export const RUNS: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7,ki8.lo9/;p0',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  '147258369',
  '789456123',
  '!@#$%^&*()',
]
