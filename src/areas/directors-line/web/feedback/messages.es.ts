/** What the Director says of one's own decisions, in Spanish. */
export const es = {
  'feedback.title': 'Lo que te dice la Dirección',
  'feedback.praise': 'Para celebrar',
  'feedback.learnt': 'Lo que ha aprendido el equipo',
  'feedback.new': 'Sin leer',
  'feedback.read': 'Leído',
  'feedback.answer': 'Contestar',
  'feedback.answerText': 'Tu respuesta',
  'feedback.answerHint': 'La lee la Dirección. Nadie más.',
  'feedback.send': 'Enviar a la Dirección',
  'feedback.sent': 'Respuesta enviada a la Dirección',
  'feedback.yours': 'Contestaste',
};
