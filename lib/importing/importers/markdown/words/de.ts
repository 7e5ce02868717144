import type { Language } from './kinds'

/** German. */
export const de: Language = {
  headings: {
    summary:
      'zusammenfassung, kurzfassung, überblick, übersicht, kurz gesagt, beschreibung, zusammenfassung des vorfalls, management zusammenfassung, vorfallbeschreibung, kurzbeschreibung, auf einen blick, worum es geht, das wichtigste in kürze, überblick über den vorfall, einleitende zusammenfassung',
    impact:
      'auswirkung, auswirkungen, betroffene, folgen, symptome, betroffene dienste, auswirkungen auf kunden, auswirkung auf nutzer, kundenauswirkung, kundenauswirkungen, betroffene systeme, betroffene kunden, betroffene nutzer, betroffenheit, schaden, schäden, umfang, ausmaß, geschäftsauswirkungen, wer war betroffen, symptom, konsequenzen',
    background:
      'hintergrund, kontext, einleitung, vorgeschichte, ausgangslage, ausgangssituation, rahmenbedingungen, systemübersicht, technischer hintergrund, hintergründe',
    narrative:
      'was ist passiert, was geschah, hergang, was war passiert, was ist geschehen, was passiert ist, beschreibung des vorfalls, ablauf der störung, schilderung',
    timeline:
      'zeitleiste, zeitlicher ablauf, zeitverlauf, chronologie, ablauf, zeitlinie, verlauf, ereignisse, zeitachse, zeitablauf, zeitlicher verlauf, zeitliche abfolge, zeitplan des vorfalls, ereignisverlauf, ereignisprotokoll, chronologischer ablauf, chronologie der ereignisse, ablauf der ereignisse, verlauf des vorfalls, vorfallverlauf, störungsverlauf, protokoll, timeline, ablauf des vorfalls, hergang der ereignisse',
    trigger: 'auslöser, auslösendes ereignis, auslösende ursache, was hat den vorfall ausgelöst, unmittelbarer auslöser',
    root_cause:
      'ursache, ursachen, grundursache, ursachenanalyse, warum, grund, warum ist das passiert, fünf warum, 5 warum, fehlerursache, hauptursache, kernursache, grundlegende ursache, eigentliche ursache, technische ursache, ausfallursache, störungsursache, ursachen und analyse, analyse der ursache, analyse der ursachen, ursachenforschung, fehleranalyse, ursache des ausfalls, ursache der störung, ursache des vorfalls, wieso, weshalb, gründe, warum ist es passiert, warum konnte das passieren, wie konnte es dazu kommen, wie konnte das passieren, die fünf warum, 5 mal warum, fünfmal warum, 5 w fragen, wurzelursache, root cause',
    contributing_factor:
      'begünstigende faktoren, beitragende faktoren, weitere faktoren, mitursachen, faktoren, beitragender faktor, begünstigender faktor, begünstigende umstände, erschwerende faktoren, erschwerende umstände, nebenursachen, mitursache, sekundäre ursachen, weitere ursachen, verstärkende faktoren',
    detection:
      'erkennung, entdeckung, feststellung, diagnose, analyse, erkennung des vorfalls, wie wurde es bemerkt, wie wurde es erkannt, wie haben wir es bemerkt, bemerkt durch, wie wurde der vorfall entdeckt, alarmierung, monitoring und erkennung, fehlersuche',
    response:
      'reaktion, ergriffene maßnahmen, sofortmaßnahmen, ergriffene schritte, unmittelbare maßnahmen, sofortmassnahmen, sofortige maßnahmen, reaktion auf den vorfall, kommunikation, eskalation, vorgehen, durchgeführte maßnahmen während des vorfalls',
    resolution:
      'behebung, lösung, wiederherstellung, lösung und wiederherstellung, entstörung, problemlösung, fehlerbehebung, störungsbehebung, behebung des vorfalls, lösung des problems, wie wurde es behoben, wie wurde das problem gelöst, abhilfe, entschärfung, eindämmung, wiederherstellung des dienstes, schadensbegrenzung',
    actions:
      'maßnahmen, massnahmen, korrekturmaßnahmen, vorbeugende maßnahmen, prävention, vorbeugung, nächste schritte, wie geht es weiter, ausblick, aufgaben, verbesserungen, offene punkte, to dos, was wir ändern, empfehlungen, weiteres vorgehen, korrekturmassnahmen, gegenmaßnahmen, gegenmassnahmen, folgemaßnahmen, folgeaktionen, vorbeugemaßnahmen, präventivmaßnahmen, präventionsmaßnahmen, präventive maßnahmen, verbesserungsmaßnahmen, abstellmaßnahmen, langfristige maßnahmen, kurzfristige maßnahmen, mittelfristige maßnahmen, geplante maßnahmen, geplante schritte, weitere maßnahmen, weitere schritte, folgeschritte, maßnahmenplan, massnahmenplan, aktionsplan, aktionspunkte, action items, handlungsempfehlungen, handlungsbedarf, was wir tun werden, was wir verbessern, was wir jetzt tun, was tun wir jetzt, was machen wir dagegen, wie verhindern wir das, wie wir das künftig verhindern, wie verhindern wir das in zukunft, vermeidung, künftige maßnahmen, zukünftige maßnahmen, todo, to do, todos, aufgabenliste, maßnahme, verbesserungsvorschläge, zu erledigen, follow up',
    actions_done:
      'umgesetzte maßnahmen, erledigte maßnahmen, erledigt, bereits umgesetzt, bereits erledigt, bereits umgesetzte maßnahmen, was wir bereits getan haben, durchgeführte maßnahmen, abgeschlossene maßnahmen, bisherige maßnahmen, umgesetzt',
    lessons:
      'lehren, erkenntnisse, gelernt, was wir gelernt haben, was haben wir gelernt, lessons learned, was wir anders machen würden, fazit, lehre, gelernte lektionen, lektionen, erkenntnis, lerneffekte, gewonnene erkenntnisse, was lernen wir daraus, was wir daraus lernen, was haben wir daraus gelernt, was wir daraus gelernt haben, gelerntes, rückblick, retrospektive, schlussfolgerungen, lernpunkte',
    went_well:
      'was gut lief, was lief gut, was gut funktioniert hat, was hat gut funktioniert, positives, was ist gut gelaufen, was gut gelaufen ist, was hat funktioniert, was funktioniert hat, das lief gut, gut gelaufen, lief gut, positiv, stärken, was hat geholfen',
    went_wrong:
      'was schlecht lief, was lief schlecht, was schief lief, was schiefging, was nicht gut lief, verbesserungswürdig, was nicht funktioniert hat, was ist schlecht gelaufen, was schlecht gelaufen ist, was lief nicht gut, was nicht so gut lief, was ist schief gelaufen, was schief gelaufen ist, was lief schief, was ist nicht gut gelaufen, was hat nicht funktioniert, was hätte besser laufen können, was besser laufen könnte, was können wir verbessern, schlecht gelaufen, lief schlecht, negativ, negatives, schwächen, probleme, verbesserungspotenzial, verbesserungspotential',
    got_lucky:
      'wo wir glück hatten, glück, glück gehabt, wo hatten wir glück, wobei wir glück hatten, glück im unglück, glückliche umstände, wo wir glück gehabt haben',
    surprised: 'was uns überrascht hat, überraschungen, überraschendes, überraschend, unerwartetes',
    closing:
      'schluss, schlusswort, abschluss, entschuldigung, abschließende worte, schlussbemerkung, schlussworte, danksagung, wir entschuldigen uns',
    facts:
      'eckdaten, metadaten, kennzahlen, status, schweregrad, datum, dauer, schwere, priorität, allgemeine angaben, allgemeine informationen, basisdaten, stammdaten, übersichtsdaten, vorfallsdaten, angaben',
    people:
      'autor, autoren, beteiligte, teilnehmer, autorin, verfasser, verfasserin, verantwortliche, verantwortlich, beteiligte personen, rollen, ansprechpartner, mitwirkende, erstellt von, teilnehmende, team',
    appendix:
      'anhang, links, verweise, quellen, belege, weiterführende links, weitere informationen, ressourcen, referenzen, nachweise, logauszüge, protokolle, glossar, siehe auch, anlagen',
    hypotheses: 'hypothesen, vermutungen, mögliche ursachen, vermutete ursachen',
  },
  terms: {
    time: 'zeit, uhrzeit, datum, wann, zeitpunkt, zeitstempel, tag, datum/uhrzeit, stunde',
    event:
      'ereignis, ereignisse, beschreibung, was, was geschah, aktion, aktivität, vorgang, meldung, bemerkung, notiz, status, anmerkung',
    who: 'wer, person, durch, akteur, bearbeiter, beteiligte',
    action:
      'maßnahme, maßnahmen, massnahme, massnahmen, aufgabe, aufgaben, aktion, was, beschreibung, schritt, verbesserung, punkt, thema, to do, empfehlung',
    owner:
      'verantwortlich, verantwortliche, verantwortlicher, zuständig, zuständigkeit, zuständige, wer, bearbeiter, besitzer, eigentümer, inhaber, team',
    due: 'frist, fällig, fällig am, fälligkeit, fälligkeitsdatum, termin, bis, bis wann, wann, zieldatum, zieltermin, deadline, datum',
    status: 'status, stand, zustand, fortschritt, erledigt',
    ticket: 'ticket, vorgang, verweis, link, referenz, ticketnummer, ticket-nr.',
    aside: 'priorität, prio, typ, art, nr., nr, kategorie, aufwand, schwere',
    done: 'erledigt, umgesetzt, fertig, abgeschlossen, behoben, geschlossen, ausgerollt, implementiert, gelöst, beendet, durchgeführt, vollständig',
    open: 'offen, geplant, in arbeit, in bearbeitung, in umsetzung, ausstehend, nicht begonnen, noch nicht begonnen, nicht gestartet, begonnen, laufend, läuft, zu erledigen, vorgeschlagen, angefangen, steht aus, nicht erledigt',
    severity: 'schweregrad, schwere, einstufung, prioritätsstufe, kritikalität, severity',
    critical: 'kritisch',
    date: 'datum, datum des vorfalls, vorfalldatum, tag, datum und uhrzeit, datum der störung, datum des ausfalls, aufgetreten am, vorfall vom, ereignisdatum',
    window:
      'beginn, dauer, zeitraum, start, störungsbeginn, ausfalldauer, dauer des ausfalls, dauer der störung, ausfallzeit, ausfallzeitraum, zeitpunkt, beginn der störung, beginn des ausfalls, störungszeitraum, störungsdauer',
    zone: 'zeitzone, zeitangaben, alle zeiten, alle zeitangaben, uhrzeiten',
  },
  turns: {
    promise:
      '(wir|ich) (werden|werde|wollen|planen|beabsichtigen), (werden|wollen|planen) wir, haben wir vor, wir haben vor, (wird|werden|soll|sollen) (künftig|zukünftig|in zukunft|demnächst), (ist|sind) geplant, nehmen wir uns vor',
    duty: 'müssen, muss, soll, sollen, sollte, sollten, bedarf, (ist|sind) (notwendig|nötig|erforderlich)',
    no_promise:
      'vielleicht, hoffentlich, hoffen, möglicherweise, eventuell, würden, würde, werden wir (nie|nicht), wir werden (nie|nicht|sehen), auf dem laufenden, entschuldig*, bitten um',
    who: 'wir, ich, unser*, uns, das team',
    done: 'wurde, wurden, haben wir, wir haben, (ist|sind) (nun|jetzt|bereits|inzwischen)',
    not_yet: 'noch nicht, noch offen, steht noch aus, stehen noch aus, in (arbeit|bearbeitung|umsetzung|planung)',
    continues:
      'dies, diese, dieser, dieses, das (hat|hatte|war|führte|lag|hieß|bedeutet*), dadurch, daher, deshalb, deswegen, somit, damit, infolgedessen, folglich, wodurch, außerdem, zudem, zusätzlich, ferner, darüber hinaus, des weiteren, beispielsweise, zum beispiel, danach, dann',
    adds: 'außerdem, zudem, zusätzlich, ferner, weiterhin, darüber hinaus, des weiteren, hinzu (kam|kommt), erstens, zweitens, drittens, zuletzt, schließlich, ebenso, als (erstes|zweites|nächstes)',
    causal:
      'verursacht*, wegen, aufgrund, auf grund, weil, ursache*, ursächlich, auslöser, ausgelöst, grund (war|dafür|hierfür), lag (an|daran), führte zu, führten zu, fehlte*, falsch*, fehlerhaft*, fehlkonfig*, abgelaufen*, versehentlich, vergessen, vollgelaufen, zurückzuführen',
    blame:
      'verursacht, wegen, aufgrund, auf grund, lag (an|daran), ausgelöst (durch|von), (ursache|ursachen|auslöser|grund) … (war|waren|ist|sind), zurückzuführen',
    states_cause:
      '(ursache|ursachen|auslöser|hauptursache|grundursache) (war|waren|ist|sind), (ursache|ursachen|auslöser|hauptursache|grundursache|grund) (für|des|der|dafür|hierfür) … (war|waren|ist|sind), (grund|schuld) (dafür )?(war|waren), zurückzuführen',
    unknown: '(unklar|unbekannt|nicht bekannt|nicht geklärt|noch nicht), (wird|werden) (noch |derzeit )?untersucht',
    remedy:
      'zur behebung, um (das|den|die) (problem|fehler|störung) zu beheben, nach (einem|dem) neustart, (das|die|der) (problem|störung|fehler) (wurde|konnte), die lösung (war|bestand), behoben wurde',
    learned: 'gelernt, lernen wir, lehre, lehren, lektion*',
    regret: '(hätte|hätten) … (sollen|müssen|können|geholfen), wäre … (gewesen)',
    imperative:
      '(\\p{L}+) (einrichten|einführen|hinzufügen|ergänzen|prüfen|überprüfen|verbessern|dokumentieren|aktualisieren|automatisieren|erstellen|schulen|testen|überwachen|erhöhen|umstellen|ersetzen|entfernen)',
    impact_started:
      'beginn (der|des) (ausfalls|störung|vorfalls|beeinträchtigung|auswirkungen|einschränkung), (ausfall|störung|vorfall|beeinträchtigung) (beginnt|begann|tritt auf|trat auf), störungsbeginn',
    detected: 'entdeckt, (ausfall|störung|vorfall|problem|fehler) (wird |wurde )?(bemerkt|erkannt|festgestellt)',
    acknowledged:
      '(alarm|alarmierung|meldung|page|vorfall) (wird |wurde )?(bestätigt|quittiert|angenommen), (bestätigt|quittiert) (den|die) (alarm|alarmierung|meldung)',
    mitigated: 'entschärft, eingedämmt, mitigiert, (auswirkungen|störung) (wurden |wurde )?(gemildert|begrenzt)',
    resolved:
      'behoben, entstört, wiederhergestellt, (störung|ausfall|vorfall) (ist |wurde )?(beendet|geschlossen|gelöst), normalbetrieb',
    cancels:
      'nicht, kein*, versuch*, wird, werden, soll, sollen, sollte*, würde*, bevor, bis, falls, wenn, teilweise, noch, möglich*',
  },
}
