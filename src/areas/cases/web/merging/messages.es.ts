/** Two cases that become one, and part again. */
export const es = {
  'cases.merge.action': 'Fusionar con…',
  'cases.pick.merge': 'Fusionar este caso con…',
  'cases.merge.why.order': 'Nombra el mismo pedido',
  'cases.merge.why.text': 'Dice casi lo mismo: {share} de palabras en común',
  'cases.merge.why.customer': 'De la misma persona',
  'cases.merge.none': 'No hay otros casos abiertos de esta persona. Escribe para buscar.',
  'cases.merge.kept': 'Sigue {reference}',
  'cases.merge.gone': 'Termina {reference} y lleva a él',
  'cases.merge.moves':
    'Pasan {messages, plural, =0 {cero mensajes} =1 {1 mensaje} other {# mensajes}}, {notes, plural, =0 {ninguna nota} =1 {1 nota} other {# notas}}, {files, plural, =0 {ningún archivo} =1 {1 archivo} other {# archivos}} y {petitions, plural, =0 {ninguna petición} =1 {1 petición} other {# peticiones}}.',
  'cases.merge.due': 'Cuenta el plazo que acaba antes: {date}. Cada reclamación conserva el suyo.',
  'cases.merge.leads': 'Las dos referencias y las dos claves siguen sirviendo al cliente.',
  'cases.merge.undoable': 'Se pueden separar cuando quieras, cada uno con lo suyo.',
  'cases.merge.no.merge_self': 'Es este mismo caso.',
  'cases.merge.no.merge_closed': 'Uno de los dos está cerrado: reábrelo antes, o vincúlalos.',
  'cases.merge.no.merge_other_customer':
    'Son de personas distintas: fusionados, cada una leería lo de la otra. Vincúlalos o, si son la misma, une antes sus fichas.',
  'cases.merge.no.merge_holds': '{other} ya tiene otros casos fusionados.',
  'cases.merge.no.merge_weaker_class':
    '{other} es una reclamación y no puede acabar dentro de un caso al que la ley pide menos.',
  'cases.merge.no.merge_other_law': 'A cada uno se le aplica una ley distinta: vincúlalos.',
  'cases.merge.no.merge_tied':
    '{other} tiene {tie, select, proposal {propuestas o soluciones decididas} consultation {consultas a áreas} promise {algo prometido al cliente} director {un contacto con Dirección} request {una llamada pedida} hold {una suspensión en vigor} recording {una grabación retenida} incident {una incidencia masiva} book {una hoja del Libro de Reclamaciones} other {un hallazgo}}, que se queda donde se hizo.',
  'cases.merge.swap': 'Que siga {reference}',
  'cases.merge.back': 'Elegir otro',
  'cases.merge.confirm': 'Fusionar en {reference}',
  'cases.merge.done': '{other} se ha fusionado en {reference}',
  'cases.merge.parted': '{other} vuelve a ser un caso aparte',
  'cases.merged': 'Fusionados aquí',
  'cases.merged.when': 'el {date}',
  'cases.merged.by': 'por {name} el {date}',
  'cases.merged.part': 'Separar {reference}',
  'cases.event.merged': '{by} fusionó otro caso en este',
  'cases.event.merged_into': '{by} fusionó este caso en otro',
  'cases.event.merge_undone': '{by} separó los casos fusionados',
} as const;
