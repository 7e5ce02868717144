import type { Language } from './kinds'

/** French. */
export const fr: Language = {
  headings: {
    summary:
      'résumé, en résumé, synthèse, en bref, vue d ensemble, sommaire, résumé exécutif, résumé de l incident, synthèse de l incident, vue d ensemble de l incident, aperçu, description, description du problème, l essentiel, présentation',
    impact:
      'impact, impacts, conséquences, symptôme, effets, utilisateurs affectés, périmètre, impact utilisateur, impact utilisateurs, impact client, impact clients, impact métier, utilisateurs impactés, services impactés, services affectés, symptômes, dégâts, portée, étendue, clients impactés, qui a été touché',
    background: 'contexte, introduction, rappel, architecture, mise en contexte, contexte technique, préambule, état des lieux',
    narrative:
      'que s est il passé, ce qui s est passé, ce qu il s est passé, déroulement, les faits, description de l incident, que s est il passe, l incident, la panne, récit, comment c est arrivé, les évènements, détails de l incident, explications',
    timeline:
      'chronologie, déroulé, frise, fil des événements, historique, déroulement des faits, chronologie des événements, chronologie de l incident, chronologie des faits, ligne de temps, ligne du temps, frise chronologique, fil de l incident, suite des événements, événements, évènements, timeline, journal, journal des événements, déroulement de l incident',
    trigger: 'déclencheur, élément déclencheur, événement déclencheur, facteur déclenchant, cause immédiate',
    root_cause:
      'cause, cause racine, causes racines, cause profonde, origine, origines, pourquoi, explication, analyse des causes, cinq pourquoi, 5 pourquoi, raisons, causes, cause première, cause principale, causes principales, causes profondes, cause de l incident, cause du problème, cause technique, cause fondamentale, causes identifiées, analyse, analyse de la cause, analyse de cause racine, analyse des causes racines, analyse technique, origine du problème, origine de l incident, origine de la panne, explication technique, raison, les 5 pourquoi, les cinq pourquoi, méthode des 5 pourquoi, pourquoi est ce arrivé, pourquoi c est arrivé, root cause',
    contributing_factor:
      'facteurs contributifs, facteurs aggravants, facteurs, facteurs contributeurs, facteurs ayant contribué, facteur aggravant, causes secondaires, causes contributives, autres facteurs, circonstances aggravantes',
    detection:
      'détection, diagnostic, découverte, comment l avons nous détecté, comment avons nous détecté, comment nous l avons su, identification, investigation, enquête, alerte, alertes, supervision',
    response:
      'réponse, réaction, actions menées, intervention, actions immédiates, mesures immédiates, gestion de l incident, communication, escalade, réponse à l incident, prise en charge',
    resolution:
      'résolution, correction, correctif, rétablissement, solution, remise en service, atténuation, résolution du problème, résolution de l incident, retour à la normale, réparation, restauration, correctif appliqué, comment nous l avons résolu, comment avons nous résolu, contournement, mitigation, reprise, remédiation immédiate',
    actions:
      'actions, plan d action, actions correctives, mesures correctives, mesures préventives, prévention, prochaines étapes, et maintenant, pour la suite, la suite, améliorations, à faire, actions à prendre, quelques actions, recommandations, actions de suivi, suites à donner, action, mesures, mesures à prendre, mesures prises pour l avenir, mesures futures, actions préventives, actions futures, actions à mener, actions à venir, actions à entreprendre, actions prévues, actions planifiées, actions d amélioration, plan d actions, plan d amélioration, liste des actions, points d action, éléments d action, prochaines actions, étapes suivantes, remédiation, remédiations, pistes d amélioration, ce que nous allons faire, ce que nous allons changer, ce que nous allons améliorer, que faisons nous maintenant, comment éviter que cela se reproduise, comment éviter, comment l éviter, éviter que cela se reproduise, travaux à venir, tâches, suivi, suivis, court terme, moyen terme, long terme, à court terme, à moyen terme, à long terme, todo, to do, recommandation, contre mesures',
    actions_done:
      'actions réalisées, mesures prises, corrections apportées, actions effectuées, actions terminées, ce que nous avons fait, ce qui a été fait, déjà fait, mesures déjà prises, corrections effectuées, actions déjà réalisées',
    lessons:
      'leçons, leçons apprises, enseignements, apprentissages, ce que nous avons appris, ce que j ai appris, retour d expérience, bilan, leçon, leçons retenues, leçons tirées, enseignements tirés, ce que l on a appris, ce qu on a appris, ce que nous retenons, à retenir, retours d expérience, rétrospective, qu avons nous appris, points clés',
    went_well:
      'ce qui s est bien passé, ce qui a bien fonctionné, ce qui a marché, ce qui a fonctionné, points positifs, ce qui s est bien passe, ce qui a bien marché, ce qui est allé bien, qu est ce qui s est bien passé, qu est ce qui a bien fonctionné, les points positifs, point positif, forces, bien fonctionné',
    went_wrong:
      'ce qui s est moins bien passé, ce qui s est mal passé, ce qui n a pas fonctionné, ce qui n a pas marché, points négatifs, points à améliorer, axes d amélioration, ce qui s est mal passe, ce qui a mal fonctionné, ce qui est allé mal, qu est ce qui s est mal passé, qu est ce qui n a pas fonctionné, ce qui peut être amélioré, ce qui pourrait être amélioré, ce qu il faut améliorer, les points négatifs, difficultés, faiblesses, problèmes rencontrés, mal fonctionné',
    got_lucky:
      'où nous avons eu de la chance, là où nous avons eu de la chance, coup de chance, chance, où avons nous eu de la chance, nous avons eu de la chance, où on a eu de la chance, coups de chance, la chance',
    surprised: 'ce qui nous a surpris, surprises, surprise, inattendu',
    closing: 'conclusion, mot de la fin, excuses, conclusions, remerciements, nos excuses, pour conclure',
    facts:
      'métadonnées, données, informations, informations générales, statut, état, gravité, sévérité, criticité, date, durée, métriques, fiche, priorité, en tête',
    people:
      'auteur, participants, intervenants, auteurs, autrice, rédacteur, responsable, responsables, équipe, personnes impliquées, rôles, rédigé par',
    appendix:
      'annexe, références, liens, ressources, annexes, référence, journaux, preuves, pour aller plus loin, voir aussi, glossaire, pièces jointes',
    hypotheses: 'hypothèses, hypothèse, causes possibles, pistes',
  },
  terms: {
    time: 'heure, heures, date, quand, horodatage, horaire, jour, moment, date/heure, date et heure, instant',
    event:
      'événement, évènement, description, quoi, fait, faits, action, ce qui se passe, détail, détails, commentaire, remarque, activité, statut',
    who: 'qui, par, personne, acteur, intervenant, auteur',
    action: 'action, actions, tâche, tâches, mesure, mesures, quoi, description, amélioration, recommandation, à faire',
    owner: 'responsable, porteur, porteuse, qui, pilote, assigné, assignée, assigné à, propriétaire, équipe, en charge',
    due: "échéance, date, délai, date limite, pour le, quand, date cible, date butoir, d'ici le, prévu pour, deadline",
    status: 'statut, état, avancement, situation, fait',
    ticket: 'ticket, lien, référence, suivi, tickets, issue',
    aside: 'priorité, type, n°, nº, catégorie, gravité, effort, numéro',
    done: 'fait, faite, faits, faites, terminé, terminée, terminés, achevé, achevée, clos, close, résolu, résolue, livré, livrée, déployé, déployée, réalisé, réalisée, corrigé, corrigée, complété, complétée, mis en place, mise en place, effectué, effectuée',
    open: 'à faire, en cours, prévu, prévue, planifié, planifiée, ouvert, ouverte, en attente, non commencé, non commencée, pas commencé, à planifier, à venir, proposé, proposée, non fait, pas fait',
    severity: 'gravité, sévérité, criticité, niveau de gravité, niveau de sévérité, niveau',
    critical: 'critique',
    date: "date, date de l'incident, date de l incident, jour, survenu le, date et heure, date de la panne",
    window:
      "début, durée, durée de l'incident, durée de la panne, début de l'incident, période, heure de début, plage horaire, créneau",
    zone: 'fuseau horaire, fuseau, heures',
  },
  turns: {
    promise:
      "(nous|on) (allons|va|prévoyons|comptons|envisageons), je vais, il faudra, prévoyons (de|d'), (sera|seront) (mis|mise|mises|ajouté|ajoutée|ajoutés|ajoutées|déployé|déployée|déployés|revu|revue|renforcé|renforcée), (est|sont) (prévu|prévue|prévus|prévues|planifié|planifiée|planifiés|planifiées)",
    duty: "devons, doit, doivent, devrions, devrait, il faut, faut-il, il est (nécessaire|important) (de|d')",
    no_promise:
      "peut-être, espérons, espère, éventuellement, n'allons pas, ne (sera|seront) (pas|plus|jamais), tiendrons (informé|informés|au courant), excus*, (aurions|aurait) dû",
    who: "nous, on (va|prévoit|compte), je, notre, nos, l'équipe",
    done: '(avons|a|ont) (déjà |depuis )?(été|mis|ajouté|ajoutée|corrigé|déployé|créé|renforcé|modifié|remplacé|désactivé|activé|augmenté|réduit|mise), avons, a été, ont été, (est|sont) (désormais|maintenant|déjà)',
    not_yet: 'pas encore, en cours, à faire, reste à, restent à',
    continues:
      "ceci, cela, ce qui, celui-ci, celle-ci, ainsi, donc, par conséquent, en conséquence, de ce fait, c'est pourquoi, du coup, de plus, en outre, également, par ailleurs, par exemple, puis, ensuite",
    adds: "de plus, en outre, ensuite, également, par ailleurs, enfin, premièrement, deuxièmement, d'abord, à (court|moyen|long) terme, s'ajoute à cela",
    causal:
      "causé*, à cause (de|d'|du|des), dû à, due à, dus à, dues à, en raison (de|d'|du|des), provoqué*, la cause, cause (racine|première|principale|était), car (le|la|les|l'|un|une|il|elle|nous|aucun|aucune), parce (que|qu'), manqu*, erreur*, expiré*, saturé*, mauvais*, incorrect*, oubli*, suite à",
    blame:
      "à cause (de|d'|du|des), dû (à|au|aux), due (à|au|aux), en raison (de|d'|du|des), suite (à|au|aux), (causé|causée|causés|provoqué|provoquée|provoqués) par, la cause (était|est|de|du)",
    states_cause:
      "(cause|origine) (racine |première |principale |profonde )?(était|est|fut|a été), (cause|origine) (racine |première |principale |profonde )?(de|du|des|de l') … (était|est|vient), les causes (étaient|sont), (était|est) à l'origine (de|du)",
    unknown:
      "(inconnue|inconnu|indéterminée|pas connue|pas encore|pas identifiée), en cours (d'analyse|d'investigation|d'identification)",
    remedy:
      "pour (corriger|résoudre|rétablir), (le|la|l') (problème|panne|incident|erreur) (a été|est), la solution (a été|était|a consisté), après (un redémarrage|le redémarrage|avoir)",
    learned: 'appris, enseigne, enseignement*, leçon*, retenons',
    regret: '(aurions|aurait|auraient) (dû|pu)',
    imperative:
      '(ajouter|mettre|améliorer|créer|documenter|automatiser|vérifier|surveiller|augmenter|réduire|corriger|former|revoir|tester|remplacer|supprimer|configurer|renforcer|migrer|définir|planifier|renouveler|étudier|limiter|activer|désactiver)',
    impact_started:
      "début (de|du|de l'|d') ?(l'incident|incident|la panne|l'impact|la coupure|la perturbation|dysfonctionnement), (l'incident|la panne) (commence|débute|a commencé|a débuté)",
    detected:
      'détecté, détectée, (incident|panne|problème|anomalie) (est |a été )?(détecté|détectée|constaté|constatée|signalé|signalée)',
    acknowledged:
      "alerte (est |a été )?(acquittée|prise en compte), incident (est |a été )?pris en compte, (acquitte|prend en compte) l'(alerte|incident)",
    mitigated:
      'atténué, atténuée, (incident|impact|panne) (est |a été )?(contenu|contenue|limité|limitée), contournement (est |a été )?(en place|appliqué|déployé)',
    resolved:
      "résolu, résolue, rétabli, rétablie, (retour|revenu) à la normale, (service|services|situation) (est |sont |a été |ont été )?(rétabli|rétablis|rétablie|restauré|restaurés), incident (est |a été )?(clos|clôturé|terminé), fin de (l'incident|la panne)",
    cancels:
      "pas, ne, n'*, tent*, essai*, essaie*, sera, seront, avant, jusqu'*, si, afin, pour, partiellement, devrait, sans, non",
  },
}
