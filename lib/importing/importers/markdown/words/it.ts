import type { Language } from './kinds'

/** Italian. */
export const it: Language = {
  headings: {
    summary:
      'riepilogo, sommario, in breve, sintesi, descrizione, riassunto, sommario esecutivo, sintesi esecutiva, in sintesi, panoramica, descrizione dell incidente, descrizione del problema, sintesi dell incidente, riepilogo dell incidente, abstract, sunto',
    impact:
      'impatto, effetti, conseguenze, sintomi, impatti, impatto sugli utenti, impatto sui clienti, impatto sul business, utenti coinvolti, clienti coinvolti, servizi coinvolti, servizi interessati, sistemi coinvolti, danni, danno, portata, ambito, sintomo, effetti collaterali, chi è stato colpito',
    background:
      'contesto, introduzione, premessa, contesto tecnico, antefatto, antefatti, scenario, architettura, introduzione e contesto, situazione iniziale',
    narrative:
      'cosa è successo, che cosa è successo, i fatti, cos è successo, cosa è accaduto, che cosa è accaduto, cosa e successo, l incidente, come è successo, come si è svolto, svolgimento, racconto dei fatti, dettagli dell incidente',
    timeline:
      'cronologia, linea temporale, sequenza degli eventi, sequenza temporale, linea del tempo, successione degli eventi, cronologia degli eventi, cronologia dell incidente, cronistoria, eventi, registro eventi, storico, andamento, timeline dell incidente, timeline, evoluzione dell incidente, tempistiche',
    trigger: 'evento scatenante, innesco, fattore scatenante, causa scatenante, causa immediata, elemento scatenante',
    root_cause:
      'causa, cause, causa principale, causa radice, causa alla radice, origine, perché, perché è successo, cinque perché, 5 perché, cause principali, cause radice, causa primaria, causa prima, causa di fondo, causa originaria, causa tecnica, cause profonde, causa profonda, analisi delle cause, analisi della causa, analisi delle cause radice, analisi della causa radice, analisi causa radice, origine del problema, origini, motivo, motivi, motivazioni, ragioni, perche, perché è accaduto, i cinque perché, 5 perche, analisi dei 5 perché, root cause, spiegazione',
    contributing_factor:
      'fattori contributivi, fattori, concause, fattori che hanno contribuito, fattori concorrenti, fattori contribuenti, fattori aggravanti, cause concorrenti, cause secondarie, altre cause, altri fattori, circostanze aggravanti',
    detection:
      'rilevamento, diagnosi, scoperta, rilevazione, individuazione, identificazione, come è stato rilevato, come ce ne siamo accorti, come lo abbiamo scoperto, indagine, analisi, investigazione, segnalazione, allarmi, monitoraggio',
    response:
      'risposta, azioni intraprese, reazione, intervento, interventi, azioni immediate, misure immediate, gestione dell incidente, comunicazione, escalation, azioni svolte, risposta all incidente',
    resolution:
      'risoluzione, soluzione, ripristino, mitigazione, risoluzione e ripristino, ripristino del servizio, correzione, rimedio, riparazione, come è stato risolto, come lo abbiamo risolto, come abbiamo risolto, recupero, mitigazioni, contenimento, fix',
    actions:
      'azioni, azioni correttive, azioni preventive, misure correttive, misure preventive, prevenzione, prossimi passi, piano d azione, miglioramenti, attività, da fare, azione correttiva, azioni di miglioramento, azioni da intraprendere, azioni future, azioni successive, azioni pianificate, azioni previste, misure, misure future, interventi futuri, interventi pianificati, contromisure, prossime azioni, passi successivi, follow up, action item, action items, elenco delle azioni, elenco attività, attività da svolgere, attività future, compiti, raccomandazioni, cosa faremo, cosa faremo per evitarlo, cosa cambieremo, cosa stiamo facendo, come evitarlo in futuro, come lo eviteremo, come evitare che si ripeta, come eviteremo che si ripeta, piano di miglioramento, piano, proposte di miglioramento, lavori futuri, to do, a breve termine, a medio termine, a lungo termine, miglioramento, rimedi, azione',
    actions_done:
      'azioni completate, azioni già completate, azioni eseguite, azioni già intraprese, misure adottate, misure già adottate, già fatto, interventi completati, cosa abbiamo fatto, cosa abbiamo già fatto',
    lessons:
      'lezioni, lezioni apprese, cosa abbiamo imparato, insegnamenti, lezione appresa, lezioni imparate, lezione imparata, cosa ho imparato, che cosa abbiamo imparato, cosa impariamo, insegnamento, apprendimenti, retrospettiva, considerazioni, riflessioni, lesson learned',
    went_well:
      'cosa è andato bene, cosa ha funzionato, che cosa è andato bene, ciò che è andato bene, quello che è andato bene, cosa e andato bene, è andato bene, che cosa ha funzionato, ciò che ha funzionato, cosa ha funzionato bene, aspetti positivi, punti di forza, punti positivi, note positive',
    went_wrong:
      'cosa è andato storto, cosa è andato male, cosa non ha funzionato, da migliorare, che cosa è andato storto, che cosa è andato male, ciò che è andato male, ciò che è andato storto, ciò che non ha funzionato, cosa e andato storto, cosa e andato male, cosa non è andato bene, è andato male, è andato storto, che cosa non ha funzionato, cosa si può migliorare, cosa possiamo migliorare, cosa poteva andare meglio, aspetti negativi, aspetti da migliorare, punti deboli, punti di debolezza, punti negativi, criticità, aree di miglioramento',
    got_lucky:
      'dove siamo stati fortunati, fortuna, dove abbiamo avuto fortuna, in cosa siamo stati fortunati, siamo stati fortunati, abbiamo avuto fortuna, colpi di fortuna, fortunatamente',
    surprised: 'cosa ci ha sorpreso, che cosa ci ha sorpreso, sorprese, imprevisti, inaspettato',
    closing: 'conclusione, conclusioni, scuse, considerazioni finali, parole finali, ringraziamenti, chiusura',
    facts:
      'metadati, dati, dati generali, informazioni generali, stato, gravità, severità, data, durata, metriche, dettagli, priorità, scheda',
    people:
      'autore, autori, partecipanti, partecipante, responsabile, responsabili, redatto da, persone coinvolte, squadra, team, ruoli, autrice',
    appendix:
      'appendice, riferimenti, collegamenti, allegati, allegato, riferimento, link, link utili, risorse, evidenze, log, prove, approfondimenti, vedi anche, glossario',
    hypotheses: 'ipotesi, possibili cause, cause possibili',
  },
  terms: {
    time: 'ora, ore, orario, data, quando, momento, giorno, data e ora, data/ora, data ora, timestamp',
    event:
      'evento, eventi, descrizione, cosa, cosa è successo, che cosa, fatto, azione, dettaglio, dettagli, attività, commento, nota, note, avvenimento, stato',
    who: 'chi, persona, da, attore, autore, responsabile',
    action:
      'azione, azioni, attività, compito, compiti, misura, misure, cosa, descrizione, miglioramento, intervento, raccomandazione, voce, azione correttiva',
    owner:
      'responsabile, responsabili, chi, assegnatario, assegnato, assegnata, assegnato a, proprietario, incaricato, in carico a, a cura di, team, squadra, owner, referente',
    due: 'scadenza, data, entro, entro il, termine, quando, data prevista, data di scadenza, data obiettivo, previsto per, deadline',
    status: 'stato, stato di avanzamento, avanzamento, situazione, fatto, status',
    ticket: 'ticket, link, collegamento, riferimento, segnalazione, issue',
    aside: 'priorità, tipo, n., nr., n°, #, categoria, gravità, severità, impegno, id',
    done: 'fatto, fatta, fatti, fatte, completato, completata, completati, completate, terminato, terminata, concluso, conclusa, chiuso, chiusa, risolto, risolta, rilasciato, rilasciata, implementato, implementata, realizzato, realizzata, eseguito, eseguita, applicato, applicata, ultimato, ultimata',
    open: 'da fare, in corso, aperto, aperta, pianificato, pianificata, in attesa, non iniziato, non iniziata, da iniziare, in lavorazione, previsto, prevista, programmato, programmata, proposto, proposta, sospeso, in sospeso, da pianificare, non fatto',
    severity: 'gravità, severità, criticità, livello di gravità, livello di severità, livello',
    critical: 'critico, critica',
    date: "data, data dell'incidente, data dell incidente, data e ora, giorno, accaduto il, data del disservizio, data del guasto",
    window:
      "inizio, durata, durata del disservizio, durata dell'incidente, inizio del disservizio, ora di inizio, periodo, finestra, finestra temporale, inizio dell'incidente",
    zone: 'fuso orario, fuso, orari',
  },
  turns: {
    promise:
      "intendiamo, faremo, (noi )?(aggiungeremo|implementeremo|creeremo|miglioreremo|introdurremo|automatizzeremo|configureremo|attiveremo|rivedremo|aggiorneremo|prevediamo|pianifichiamo|metteremo|sposteremo|renderemo), abbiamo (in programma|intenzione|pianificato) (di|la|il|l')?, (verrà|verranno|sarà|saranno) (aggiunto|aggiunta|aggiunti|introdotto|introdotta|introdotti|implementato|implementata|creato|creata|configurato|configurata|rivisto|rivista|aggiornato|aggiornata|attivato|attivata), (è|sono) (previsto|prevista|previsti|previste|pianificato|pianificata)",
    duty: 'dobbiamo, dovremmo, dovremo, deve, devono, dovrebbe, bisogna, occorre, è (necessario|importante), (ci )?serve (un|una|che)',
    no_promise: 'forse, speriamo, magari, non (faremo|verrà|verranno|sarà|saranno), terremo (informati|aggiornati), scus*',
    who: 'noi, nostro, nostra, nostri, nostre, il team, la squadra, abbiamo, faremo, dobbiamo, aggiungeremo, implementeremo, creeremo, miglioreremo, introdurremo, automatizzeremo, configureremo, attiveremo, rivedremo, aggiorneremo, intendiamo, prevediamo, pianifichiamo, metteremo, sposteremo, renderemo',
    done: 'abbiamo, (è|sono) (stato|stata|stati|state), (è|sono) (ora|adesso|già)',
    not_yet: 'non ancora, ancora non, in (corso|lavorazione), da fare, resta da, ancora da',
    continues:
      'questo, questa, questi, queste, ciò, il che, così, quindi, pertanto, perciò, di conseguenza, dunque, inoltre, anche, in più, poi, per esempio, ad esempio',
    adds: 'inoltre, anche, in più, infine, in (primo|secondo|terzo) luogo, per (prima|seconda) cosa, a ciò si aggiunge',
    causal:
      "a causa (di|del|della|dello|dei|delle|dell'), dovut*, causat*, provocat*, perché, poiché, la causa, causa (principale|radice|è), mancav*, mancanza, scadut*, errore, errat*, sbagliat*",
    blame:
      "a causa (di|del|della|dello|dei|degli|delle|dell'|d'), (dovuto|dovuta|dovuti) (a|al|alla|allo|ai|alle|all'), (causato|causata|causati|provocato|provocata) (da|dal|dalla|dallo|dai|dalle|dall'), la causa (è|era|del|della|dell')",
    states_cause:
      "(causa|causa principale|causa radice|origine|motivo) (è stata|è stato|era|è|fu), (causa|causa principale|causa radice|origine) (di|del|della|dello|dell') … (è stata|è stato|era|è), le cause (sono|erano), all'origine (del|della|dell') … (c'era|c'è|è|era)",
    unknown:
      '(sconosciuta|ignota|non è nota|non nota|non ancora|non è (ancora )?chiara|non è stata (ancora )?(individuata|trovata)), in corso di accertamento',
    remedy:
      "per (correggere|risolvere|ripristinare), (il|l'|la) ?(problema|incidente|errore|guasto) (è stato|è stata), la soluzione (è stata|era), dopo (il riavvio|aver|un riavvio)",
    learned: 'imparato, impariamo, lezione, lezioni, insegn*',
    regret: '(avremmo|avrebbe|avrebbero) (dovuto|potuto), sarebbe stato (meglio|utile|bene)',
    imperative:
      '(aggiungere|creare|migliorare|documentare|automatizzare|rivedere|configurare|implementare|aggiornare|monitorare|aumentare|ridurre|correggere|formare|provare|testare|sostituire|rimuovere|definire|introdurre|rinnovare|migrare|limitare|attivare|disattivare|verificare|pianificare)',
    impact_started:
      "inizio (del|della|dell'|dei) ?(disservizio|guasto|incidente|problema|interruzione|impatto), (il disservizio|il guasto|l'incidente|l'impatto) (inizia|è iniziato|comincia|è cominciato), (inizia|comincia) (il disservizio|il guasto|l'incidente)",
    detected:
      'rilevato, rilevata, (problema|guasto|disservizio|incidente|anomalia) (è stato |è stata |viene )?(individuato|individuata|scoperto|segnalato|segnalata)',
    acknowledged:
      "(allarme|avviso|allerta|incidente) (è stato |viene )?(preso in carico|presa in carico|confermato), prende in carico (l'allarme|l'avviso|l'incidente)",
    mitigated: 'mitigato, mitigata, impatto (è stato )?(contenuto|limitato)',
    resolved:
      "risolto, risolta, ripristinato, ripristinata, ripristinati, (ritorno|tornato|tornata|tornati) alla normalità, incidente (è stato )?(chiuso|concluso), fine (del disservizio|dell'incidente|del guasto)",
    cancels:
      'non, senza, tent*, prova*, prima, fino, finché, sarà, saranno, verrà, verranno, per, parzialmente, quasi, dovrebbe, mai',
  },
}
