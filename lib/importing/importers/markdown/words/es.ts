import type { Language } from './kinds'

/** Spanish. */
export const es: Language = {
  headings: {
    summary:
      'resumen, resumen ejecutivo, en resumen, descripción, sumario, resumen del incidente, resumen general, síntesis, visión general, vista general, descripción general, descripción del incidente, descripción del problema, panorama general, en pocas palabras',
    impact:
      'impacto, afectación, alcance, síntoma, síntomas, consecuencias, usuarios afectados, impactos, impacto en los usuarios, impacto en usuarios, impacto en los clientes, impacto en clientes, impacto en el negocio, impacto al usuario, clientes afectados, servicios afectados, sistemas afectados, daños, alcance del incidente, efectos, afectaciones',
    background:
      'contexto, antecedentes, introducción, trasfondo, arquitectura, contexto técnico, situación inicial, prerrequisitos',
    narrative:
      'qué pasó, qué ocurrió, qué sucedió, lo que pasó, hechos, que pasó, qué fue lo que pasó, lo que ocurrió, lo sucedido, qué ha pasado, qué ha ocurrido, cómo ocurrió, cómo sucedió, el incidente, relato, desarrollo, detalles del incidente, los hechos',
    timeline:
      'cronología, línea de tiempo, línea temporal, secuencia de eventos, historial, cronología de eventos, cronología del incidente, cronología de los hechos, línea de tiempo del incidente, línea del tiempo, secuencia temporal, secuencia de los hechos, eventos, registro de eventos, bitácora, historia, timeline, evolución del incidente, sucesos',
    trigger:
      'desencadenante, disparador, detonante, evento desencadenante, causa inmediata, factor desencadenante, qué lo desencadenó',
    root_cause:
      'causa raíz, causa, causas, causas raíz, causa raiz, origen, por qué, 5 porqués, cinco porqués, motivo, análisis de causa, causa principal, causas principales, causa fundamental, causa de fondo, causa subyacente, causa técnica, causa del problema, causa del incidente, causa de la caída, causas identificadas, análisis, análisis causa raíz, análisis de la causa, análisis de la causa raíz, análisis de causa raíz, análisis de causas, análisis técnico, origen del problema, orígenes, motivos, razón, razones, explicación, los 5 porqués, los cinco porqués, cinco por qués, 5 por qués, cinco por qué, 5 por qué, por qué ocurrió, por qué pasó, por qué sucedió, porqués, root cause',
    contributing_factor:
      'factores contribuyentes, factores, causas contribuyentes, factores agravantes, factores que contribuyeron, factor contribuyente, causas secundarias, otros factores, causas adicionales, circunstancias agravantes, factores coadyuvantes',
    detection:
      'detección, descubrimiento, diagnóstico, investigación, cómo se detectó, cómo lo detectamos, cómo nos enteramos, identificación, análisis inicial, alertas, monitoreo, monitorización',
    response:
      'respuesta, acciones tomadas, medidas inmediatas, actuación, respuesta al incidente, acciones inmediatas, reacción, intervención, gestión del incidente, comunicación, escalamiento, escalado, medidas adoptadas durante el incidente',
    resolution:
      'resolución, solución, recuperación, mitigación, corrección, arreglo, fix inmediato, resolución del incidente, resolución del problema, restauración, restablecimiento, recuperación del servicio, reparación, cómo se resolvió, cómo lo resolvimos, cómo se solucionó, contención, solución aplicada, solución temporal, remediación inmediata',
    actions:
      'acciones, acciones correctivas, acciones preventivas, medidas correctivas, medidas preventivas, prevención, próximos pasos, plan de acción, mejoras, tareas, seguimiento, pendientes, recomendaciones, qué vamos a hacer, acción, acción correctiva, acciones a tomar, acciones a realizar, acciones de mejora, acciones de seguimiento, acciones futuras, acciones pendientes, acciones planificadas, ítems de acción, items de acción, elementos de acción, puntos de acción, lista de acciones, plan de mejora, plan de prevención, plan, siguientes pasos, pasos siguientes, pasos a seguir, medidas, medidas a tomar, medidas de mejora, contramedidas, mejora, mejoras futuras, mejoras propuestas, tareas pendientes, lista de tareas, recomendación, remediación, qué haremos, qué vamos a cambiar, lo que haremos, lo que vamos a hacer, cómo evitarlo, cómo evitar que vuelva a ocurrir, cómo evitar que se repita, cómo lo evitaremos, cómo prevenirlo, para que no vuelva a pasar, trabajo futuro, por hacer, a corto plazo, a medio plazo, a largo plazo, corto plazo, mediano plazo, medio plazo, largo plazo, compromisos, action items',
    actions_done:
      'acciones realizadas, acciones completadas, medidas tomadas, acciones ya realizadas, acciones ejecutadas, lo que hemos hecho, lo que hicimos, qué hemos hecho, medidas ya tomadas, ya hecho, mejoras realizadas, correcciones aplicadas',
    lessons:
      'lecciones, lecciones aprendidas, aprendizajes, qué aprendimos, conclusiones aprendidas, lección, lección aprendida, lo que aprendimos, qué hemos aprendido, lo que hemos aprendido, qué aprendí, enseñanzas, reflexiones, retrospectiva, hallazgos, aprendizaje',
    went_well:
      'lo que funcionó bien, lo que funcionó, lo que salió bien, qué salió bien, qué funcionó, aspectos positivos, lo que fue bien, qué fue bien, qué funcionó bien, qué hicimos bien, lo que hicimos bien, lo bueno, cosas que salieron bien, puntos fuertes, puntos positivos, salió bien, fue bien, aciertos, fortalezas',
    went_wrong:
      'lo que falló, lo que no funcionó, lo que salió mal, qué salió mal, qué falló, aspectos a mejorar, qué se puede mejorar, lo que fue mal, qué fue mal, que salió mal, qué hicimos mal, lo que hicimos mal, lo que no salió bien, qué no funcionó, qué pudo ir mejor, qué podría mejorar, qué podemos mejorar, lo malo, cosas que salieron mal, puntos débiles, puntos negativos, salió mal, fue mal, fallos, errores, debilidades, aspectos negativos, áreas de mejora, oportunidades de mejora, puntos de mejora',
    got_lucky:
      'dónde tuvimos suerte, tuvimos suerte, suerte, donde tuvimos suerte, en qué tuvimos suerte, por suerte, golpe de suerte',
    surprised: 'qué nos sorprendió, lo que nos sorprendió, sorpresas, inesperado',
    closing: 'conclusión, conclusiones, cierre, agradecimientos, disculpas, palabras finales, reflexión final',
    facts:
      'metadatos, métricas, datos, estado, severidad, información, información general, datos generales, datos del incidente, gravedad, fecha, duración, prioridad, ficha, detalles, cabecera',
    people:
      'autor, autores, participantes, autora, responsable, responsables, equipo, personas involucradas, involucrados, roles, redactado por, elaborado por',
    appendix:
      'anexo, referencias, enlaces, evidencia, apéndice, anexos, referencia, enlaces relacionados, recursos, evidencias, registros, logs, ver también, glosario, bibliografía',
    hypotheses: 'hipótesis, posibles causas, causas posibles, sospechas',
  },
  terms: {
    time: 'hora, horario, fecha, cuándo, momento, día, fecha y hora, fecha/hora, timestamp',
    event:
      'evento, eventos, descripción, hecho, hechos, qué, qué pasó, acción, suceso, detalle, detalles, actividad, comentario, nota, acontecimiento, estado',
    who: 'quién, persona, por, actor, autor, responsable',
    action:
      'acción, accion, acciones, tarea, tareas, medida, medidas, descripción, qué, mejora, actividad, ítem, item, recomendación',
    owner:
      'responsable, responsables, dueño, dueña, quién, propietario, propietaria, asignado, asignada, asignado a, encargado, encargada, a cargo de, equipo',
    due: 'plazo, fecha, fecha límite, fecha limite, vencimiento, vence, para cuándo, cuándo, fecha objetivo, fecha prevista, fecha compromiso, fecha de entrega, deadline',
    status: 'estado, situación, avance, progreso, estatus, hecho',
    ticket: 'ticket, enlace, incidencia, referencia, link, tiquet, seguimiento',
    aside: 'prioridad, tipo, nº, n.º, #, categoría, severidad, gravedad, esfuerzo, id',
    done: 'hecho, hecha, hechos, hechas, completado, completada, completados, completadas, terminado, terminada, finalizado, finalizada, cerrado, cerrada, resuelto, resuelta, desplegado, desplegada, implementado, implementada, realizado, realizada, aplicado, aplicada, listo, lista, cumplido, cumplida',
    open: 'pendiente, pendientes, en curso, en progreso, en proceso, abierto, abierta, planificado, planificada, planeado, planeada, por hacer, sin empezar, sin iniciar, no iniciado, no iniciada, programado, programada, propuesto, propuesta, no hecho',
    severity: 'severidad, severidad de negocio, gravedad, criticidad, nivel de severidad, nivel de gravedad, nivel',
    critical: 'crítico, crítica',
    date: 'fecha, fecha del incidente, fecha y hora, día, ocurrió el, fecha de la caída, fecha de ocurrencia',
    window:
      'inicio, duración, duración del incidente, inicio del incidente, hora de inicio, periodo, período, ventana, duración de la caída, comienzo',
    zone: 'zona horaria, huso horario, horas',
  },
  turns: {
    promise:
      'vamos a, voy a, planeamos, tenemos previsto, (se|nos) (va|van) a, (está|están) (previsto|prevista|previstos|previstas|planificado|planificada), (añadiremos|agregaremos|implementaremos|crearemos|mejoraremos|revisaremos|haremos|automatizaremos|configuraremos|pondremos|actualizaremos|realizaremos|estableceremos|incorporaremos|reforzaremos), se (añadirá|añadirán|agregará|agregarán|implementará|implementarán|creará|crearán|revisará|revisarán|mejorará|realizará)',
    duty: 'debemos, deberíamos, debería, deberían, se debe, se deben, hay que, tenemos que, necesitamos, es necesario, conviene',
    no_promise:
      'quizás, quizá, tal vez, esperamos, ojalá, no vamos a, no se (va|van) a, (mantendremos|seguiremos) (informados|informando), disculp*',
    who: 'nosotros, vamos, yo, nuestro*, nuestra*, el equipo, se',
    done: 'hemos, se ha, se han, ha sido, han sido, fue, fueron, ya (está|están|se), (añadimos|agregamos|implementamos|corregimos|creamos|actualizamos|configuramos|cambiamos)',
    not_yet: 'todavía no, aún no, en (curso|progreso|proceso), pendiente (de)?, por hacer, queda por',
    continues:
      'esto, eso, este, esta, estos, estas, lo (cual|que), además, también, asimismo, por (lo tanto|tanto|ello|eso|lo que|consiguiente), en consecuencia, como (resultado|consecuencia), así, entonces, luego, por ejemplo',
    adds: 'además, también, asimismo, por otra parte, por otro lado, en (primer|segundo|tercer) lugar, finalmente, por último, primero, a (corto|medio|largo) plazo',
    causal:
      'debido a, debido al, causad*, provocad*, porque, por culpa de, por causa de, a causa de, la causa, causa (raíz|principal|fue), se debió, origen, ya que, expiró, expirad*, caducad*, faltab*, falta de, incorrect*',
    blame:
      'debido (a|al), por culpa (de|del), a causa (de|del), (causado|causada|causados|provocado|provocada|provocados) por, se (debió|debe|debía) a, la causa (fue|era|es|raíz)',
    states_cause:
      '(causa|causa raíz|causa principal|motivo|origen|origen del problema) (fue|era|es), (causa|causa raíz|causa principal|origen) (de|del) … (fue|era|es), las causas (fueron|eran|son), se (debió|debía) a',
    unknown:
      '(desconocida|desconocido|se desconoce|no se conoce|aún no|todavía no), (en|bajo) investigación, se está investigando',
    remedy:
      'para (corregir|resolver|solucionar|restablecer), (el|la) (problema|incidente|error|fallo|incidencia) (se|fue|ha sido), la solución (fue|consistió), tras (reiniciar|el reinicio)',
    learned: 'aprendimos, aprendido, aprendizaje*, lección, lecciones',
    regret: '(deberíamos|debería|deberían|podríamos|podría) haber, (debimos|tendríamos que) haber',
    imperative:
      '(añadir|agregar|crear|mejorar|documentar|automatizar|revisar|configurar|implementar|actualizar|monitorizar|monitorear|aumentar|reducir|corregir|formar|probar|reemplazar|eliminar|definir|establecer|renovar|migrar|limitar|activar|desactivar|realizar|verificar)',
    impact_started:
      '(inicio|comienzo) (de la|del|de) (incidente|incidencia|caída|impacto|afectación|interrupción), (el incidente|la incidencia|la caída|el impacto) (comienza|comenzó|empieza|empezó|inicia|inició), (comienza|comenzó|empieza|empezó|inicia|inició) (el incidente|la incidencia|la caída|el impacto)',
    detected:
      'detectado, detectada, se (detecta|detectó|detectan|detectaron) (el|la|una|un) (problema|incidente|incidencia|caída|fallo|error)',
    acknowledged:
      '(alerta|alarma|incidente|aviso) (fue |ha sido |es )?(reconocida|reconocido|atendida|atendido|confirmada), (reconoce|atiende|reconoció|atendió) la (alerta|alarma)',
    mitigated: 'mitigado, mitigada, se mitiga, se mitigó, impacto (queda |quedó )?(contenido|controlado)',
    resolved:
      'resuelto, resuelta, solucionado, solucionada, (servicio|servicios|sistema) (queda |fue |quedó |ha sido )?(restablecido|restablecidos|restaurado|restaurados|recuperado|recuperados), se (restablece|restableció|recupera|recuperó) el servicio, (vuelve|volvió|vuelta|regreso) a la normalidad, (incidente|incidencia) (cerrado|cerrada)',
    cancels: 'no, sin, intent*, antes, hasta, si, será, serán, para, parcialmente, casi, nunca, debería*',
  },
}
