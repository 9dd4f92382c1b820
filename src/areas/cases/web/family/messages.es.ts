/** Cases of the same problem, one of which goes before the others. */
export const es = {
  'cases.parent.action': 'Es el mismo problema que…',
  'cases.pick.parent': 'Depende del caso',
  'cases.family': 'Mismo problema',
  'cases.family.hint':
    'El otro será su padre: no se resuelve mientras queden hijos abiertos, y cada cual recibe su respuesta.',
  'cases.family.isParent': 'padre de este',
  'cases.family.childOf': 'Hijo de {parent}',
  'cases.family.parentOf':
    'Padre de {n, plural, one {# caso} many {# de casos} other {# casos}}{open, plural, =0 {} one {, # abierto} many {, # abiertos} other {, # abiertos}}',
  'cases.family.rule':
    '{n, plural, one {Queda # abierto: este no se resuelve antes, o se responden juntos.} many {Quedan # abiertos: este no se resuelve antes, o se responden juntos.} other {Quedan # abiertos: este no se resuelve antes, o se responden juntos.}}',
  'cases.family.leave': 'Que ya no dependa de {parent}',
  'cases.family.done': '{child} depende ahora de {parent}.',
  'cases.family.left': '{child} ya no depende de {parent}.',
  'cases.family.along':
    'Responder y resolver también {n, plural, one {el caso hijo} many {los # casos hijos} other {los # casos hijos}}',
  'cases.family.alongHint': 'Cada cliente recibe su propia respuesta, con el mismo resultado y motivo. Revísalas.',
  'cases.family.answerTo': 'Respuesta a {customer} · {reference}',
  'cases.family.missing':
    'Quedan casos hijos abiertos. Marca que se resuelven también y escribe a cada uno, o ciérralos antes.',
  'cases.event.parent_set': '{by} lo puso bajo otro caso del mismo problema',
  'cases.event.parent_left': '{by} lo separó del caso del que dependía',
  'cases.event.child_added': '{by} le puso un caso hijo',
  'cases.event.child_left': '{by} le quitó un caso hijo',
  'cases.snooze.task': 'Cuando se haga {n, plural, one {la tarea pendiente} other {lo pendiente (# tareas)}}',
  'cases.snooze.incident': 'Cuando se cierre la incidencia «{name}»',
  'cases.snooze.parent': 'Cuando se resuelva {parent}',
  'cases.snooze.customer': 'Solo cuando escriba el cliente',
  'cases.snooze.doneEvent': '{reference} vuelve {event}, y como tarde {when}.',
  'cases.turn.snoozedOn.task': 'Vuelve cuando se haga lo pendiente, o el {when}',
  'cases.turn.snoozedOn.incident': 'Vuelve cuando se cierre la incidencia, o el {when}',
  'cases.turn.snoozedOn.parent': 'Vuelve cuando se resuelva su padre, o el {when}',
  'cases.turn.snoozedOn.customer': 'Vuelve cuando escriba el cliente, o el {when}',
  'cases.event.woken.task': 'Volvió: se hizo lo que estaba pendiente',
  'cases.event.woken.incident': 'Volvió: se cerró la incidencia',
  'cases.event.woken.parent': 'Volvió: se resolvió su caso padre',
  'cases.family.row.parent': '{reference} · padre',
  'cases.family.row.child': '{reference} · hijo',
} as const;
