import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what the law asks of a case, and the words it puts in answers. */
export const es: Messages = {
  'error.case.other_language':
    'La respuesta está en otra lengua que la del cliente. No se ha enviado y tu texto está a salvo; tradúcela o di por qué.',
  'error.case.other_way':
    'La respuesta no va por la vía del cliente. No se ha enviado y tu texto está a salvo; cambia la vía o di por qué.',
  'error.case.resolve_needs_adr':
    'No se concede todo y la última respuesta no dice a quién puede acudir el cliente. El caso sigue abierto; escribe la respuesta y se añadirá sola.',
  'error.case.resolve_needs_cut':
    'Falta decir al cliente la causa del corte y cuándo se restablece, o por qué no se sabe ({article}). El caso sigue abierto; dilo en la respuesta.',
  'error.case.cut_not_asked': 'En este caso no corre el plazo de un corte de servicio. No se ha cambiado nada.',
  'error.case.cut_needs_all':
    'Falta la causa o cuándo se restablece. No se ha guardado nada; escríbelas o di por qué no se saben.',
  'error.case.receipt_given': 'El cliente ya tiene su justificante. No se ha cambiado nada.',
  'error.case.supervisor_asked': 'Ya hay una petición de supervisión pendiente en este caso. No se ha cambiado nada.',
  'error.case.nobody_supervises':
    'Nadie está ahora de guardia en supervisión. No se ha cambiado nada; promete una llamada para hoy.',
  'error.case.phone_needed': 'Falta el teléfono al que llamar. No se ha guardado nada; escríbelo.',
  'error.request.not_found': 'Esa petición no existe en este caso. No se ha cambiado nada.',
  'error.request.attended': 'Esa petición ya está atendida. No se ha cambiado nada.',
  'error.request.not_supervisor':
    'Lo anota quien ha hablado con el cliente: supervisión de guardia, una jefatura o la Dirección. Sigue en espera.',
  'error.hold.standing': 'Ya hay una protección de ese tipo en el caso. No se ha cambiado nada.',
  'error.hold.not_found': 'Esa protección no existe o ya se levantó. No se ha cambiado nada.',
  'error.hold.before_notice':
    'La resolución aún no se ha notificado. La protección sigue; para levantarla antes hay que decir por qué.',
  'error.incident.not_found': 'Esa incidencia masiva no existe. No se ha cambiado nada.',
  'error.incident.closed': 'La incidencia masiva ya está cerrada. No se ha cambiado nada.',
  'error.incident.public_needs_text':
    'Falta el texto para las páginas públicas. No se ha guardado nada; escríbelo o no la publiques.',
  'error.incident.none_alike': 'Ningún caso abierto coincide. No se ha añadido nada; cambia lo que buscas.',
  'error.incident.too_many_alike':
    'Coinciden más de {most, number} casos. No se ha añadido ninguno; acota por motivo, fecha o palabras.',
  'error.incident.nobody_to_tell': 'No hay casos abiertos a los que avisar. No se ha enviado nada.',
  'error.incident.reach_changed':
    'Mientras escribías han cambiado los casos: ahora {cases, plural, one {sería # caso} many {serían # de casos} other {serían # casos}}. No se ha enviado nada; míralo y vuelve a enviar.',
  'error.incident.needs_english':
    '{cases, plural, one {# caso está} many {# de casos están} other {# casos están}} en otra lengua que el español. No se ha enviado nada; escribe también el texto en inglés.',
  'error.incident.broadcast_needs_lead':
    'Son {cases, number} casos: un aviso así lo envía quien coordina el equipo. No se ha enviado nada.',
  'law.incident.language': 'Aviso para todos los afectados por una incidencia general, en español o en inglés.',
  'law.incident.restoration': 'Previsión de solución: {date}.',
  'law.adr.adhered': '{company} está adherida a:',
  'law.adr.not_adhered': '{company} no está adherida a ninguno. Los organismos competentes son:',
  'law.adr.not_here': '{company} no está adherida a ninguno de su territorio. Los organismos competentes son:',
  'law.adr.nobody_here':
    '{company} no está adherida a ninguno de su territorio. Las oficinas de consumo municipales y autonómicas informan de los organismos competentes y tramitan la reclamación.',
  'law.adr.everyone': 'Lista completa, por territorio: {list}',
  'law.adr.nobody':
    '{company} no está adherida a ninguno. Las oficinas de consumo municipales y autonómicas informan de los organismos competentes y tramitan la reclamación.',
  'law.cut.cause': 'Causa del corte: {said}',
  'law.cut.restoration': 'Restablecimiento previsto: {said}',
  'law.cut.unknown':
    '{what, select, cause {Aún no sabemos la causa} restoration {Aún no sabemos cuándo se restablecerá} other {Aún no sabemos la causa ni cuándo se restablecerá}}: {why}',
  'law.supervisor.note_now': 'Pide hablar con supervisión. Se le pasa en este mismo contacto.',
  'law.supervisor.note_confirm':
    'Pide hablar con supervisión. Se le pasa en este mismo contacto; después hay que anotar que se habló con él.',
  'law.supervisor.note_call': 'Pide hablar con supervisión. Hay que llamar al {phone} dentro del mismo día hábil.',
};
