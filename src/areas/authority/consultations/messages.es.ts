import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of consultations, and what their mails to people of the house say. */
export const es: Messages = {
  'error.consultation.not_found': 'Esa consulta no existe o no es de tu área. No se ha cambiado nada.',
  'error.consultation.already_answered': '{who} ya respondió esta consulta: {answer}. Tu respuesta no se ha guardado.',
  'error.consultation.closed':
    'La consulta ya está cerrada. No se ha guardado nada; si hace falta, se pregunta otra vez.',
  'error.consultation.own': 'Quien pregunta no puede responderse. No se ha guardado nada.',
  'error.consultation.not_yours': 'Solo puede hacerlo quien preguntó o quien dirige el servicio. No se ha hecho nada.',
  'error.consultation.answer_needed': 'Falta la respuesta. Elige un botón o escribe unas palabras.',
  'error.consultation.answer_unknown':
    'Esa respuesta no es de esta consulta. No se ha guardado nada; elige una de las que hay.',
  'error.consultation.quantity_needed':
    'Indica cuántas puedes servir: menos de las pedidas y al menos una. No se ha guardado nada.',
  'error.consultation.date_needed': 'Indica qué día se entrega. No se ha guardado nada.',
  'error.consultation.date_past': 'El día de entrega ya pasó. No se ha guardado nada; indica otro.',
  'error.consultation.reminded_just_now': 'Acabas de recordárselo. No se ha enviado otro correo.',
  'error.consultation.nobody':
    'El área {area} no tiene guardia, dirección de correo, responsable ni miembros. No se ha preguntado nada; pide a administración que los añada.',
  'error.consultation.area_unused': 'El área {area} ya no está en uso. No se ha preguntado nada; elige otra.',
  'error.consultation.answers_repeated': 'Dos respuestas dicen lo mismo. No se ha preguntado nada; cambia una.',
  'error.consultation.due_too_late':
    'Ese plazo pasa del que permite el plazo legal del caso. No se ha preguntado nada; acórtalo.',
  'error.consultation.due_past': 'Ese plazo ya pasó. No se ha preguntado nada; elige otro.',
  'error.proposal.answer_unread':
    'El área respondió: «{answer}». No se ha aplicado nada; confirma que has leído la respuesta.',
  'consultation.confirm': 'Sí, todas',
  'consultation.partial': 'Solo una parte',
  'consultation.none': 'No queda',
  'consultation.done': 'Hecho',
  'consultation.returned': 'No podemos: lo devolvemos',
  'consultation.fact.first_name': 'Cliente',
  'consultation.fact.full_name': 'Cliente',
  'consultation.fact.phone': 'Teléfono',
  'consultation.fact.email': 'Correo',
  'consultation.fact.order': 'Pedido',
  'mail.consultation.greeting': 'Hola{name, select, none {} other {, {name}}}:',
  'mail.consultation.subject':
    '{kind, select, order {{asker} pide a {area}: {quantity} × {item}} handover {{asker} deriva a {area}: {question}} other {{asker} pregunta a {area}: {question}}}',
  'mail.consultation.intro':
    '{kind, select, order {{asker}, de servicio al cliente, pide a {area} para el caso {reference}:} handover {{asker}, de servicio al cliente, deja en manos de {area} el caso {reference}:} other {{asker}, de servicio al cliente, pregunta a {area} sobre el caso {reference}:}}',
  'mail.consultation.order': '{quantity} × {item}',
  'mail.consultation.due': 'Hace falta la respuesta antes del {due}.',
  'mail.consultation.answer': 'Responde con un toque, sin contraseña:',
  'mail.consultation.page': 'Ver la consulta y responder con tus palabras: {link}',
  'mail.consultation.no_reply':
    'Responde con uno de los enlaces: lo que contestes a este correo no llega a la consulta.',
  'mail.consultation.reply': 'También puedes responder a este correo.',
  'mail.consultation.personal':
    'El enlace es para ti: no lo reenvíes. Abrirlo no decide nada; caduca cuando se responde.',
  'mail.consultation.reminder.subject': 'Recordatorio: {subject}',
  'mail.consultation.reminder.intro': 'Todavía falta esta respuesta; el plazo acaba el {due}.',
  'mail.consultation.head.subject': 'Sin respuesta de {area}: {subject}',
  'mail.consultation.head.intro':
    'El plazo acabó el {due} y nadie de {area} ha respondido. Te llega porque diriges el área.',
  'mail.consultation.lead.subject': 'Consulta sin respuesta: {reference} espera a {area}',
  'mail.consultation.lead.text':
    '{asker} preguntó a {area} sobre el caso {reference} y el plazo acabó el {due}. {head, select, none {El área no tiene responsable a quien avisar.} other {{head} ya está al tanto.}} Puedes verlo aquí: {link}',
  'mail.consultation.area_off.subject': '{area} ya no está en uso: {reference} espera su respuesta',
  'mail.consultation.area_off.text':
    'El área {area} se ha retirado con una consulta abierta sobre el caso {reference}. Quien la recibió aún puede responder; si no, cancélala y pregunta a otra área: {link}',
  'mail.consultation.late_answer.subject': '{area} ha respondido; {reference} ya está cerrado',
  'mail.consultation.late_answer.text':
    '{area} respondió sobre el caso {reference} cuando ya estaba cerrado: «{answer}». El caso sigue cerrado; si hay que contárselo al cliente, reábrelo: {link}',
  'mail.consultation.passed.subject': '{subject} (te la pasan)',
  'mail.consultation.passed.intro': 'Te llega pasada por otra persona: es para {area}.',
  'consultation.passed': 'Pasa la consulta a {to}.',
  'error.consultation.same_hands': 'Ya está en esas manos. No se ha cambiado nada; elige otra área u otra persona.',
  'error.consultation.of_proposal':
    'Esta consulta decide una propuesta y la norma pide el sí de esta área. Puedes pasarla a otra persona del área, o responder que no es vuestra.',
  'error.consultation.files_many': 'La consulta ya tiene {most} archivos. Este no se ha guardado.',
};
