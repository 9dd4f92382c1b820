import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what the law asks of a case, and the words it puts in answers. */
export const es: Messages = {
  'error.case.other_language':
    'La respuesta está en otra lengua que la del cliente. No se ha enviado y tu texto está a salvo; tradúcela o di por qué.',
  'error.case.other_way':
    'La respuesta no va por la vía del cliente. No se ha enviado y tu texto está a salvo; cambia la vía o di por qué.',
  'error.case.resolve_needs_adr':
    'No se concede todo y la última respuesta no dice a quién puede acudir el cliente. El caso sigue abierto; escribe la respuesta y se añadirá sola.',
  'error.case.supervisor_asked': 'Ya hay una petición de supervisión pendiente en este caso. No se ha cambiado nada.',
  'error.case.nobody_supervises':
    'Nadie está ahora de guardia en supervisión. No se ha cambiado nada; promete una llamada para hoy.',
  'error.case.phone_needed': 'Falta el teléfono al que llamar. No se ha guardado nada; escríbelo.',
  'error.request.not_found': 'Esa petición no existe en este caso. No se ha cambiado nada.',
  'error.request.attended': 'Esa petición ya está atendida. No se ha cambiado nada.',
  'error.hold.standing': 'Ya hay una protección de ese tipo en el caso. No se ha cambiado nada.',
  'error.hold.not_found': 'Esa protección no existe o ya se levantó. No se ha cambiado nada.',
  'error.hold.before_notice':
    'La resolución aún no se ha notificado. La protección sigue; para levantarla antes hay que decir por qué.',
  'law.adr.adhered': '{company} está adherida a:',
  'law.adr.not_adhered': '{company} no está adherida a ninguno. Los organismos competentes son:',
  'law.adr.nobody':
    '{company} no está adherida a ninguno. Las oficinas de consumo municipales y autonómicas informan de los organismos competentes y tramitan la reclamación.',
  'law.supervisor.note_now': 'Pide hablar con supervisión. Se le pasa en este mismo contacto.',
  'law.supervisor.note_call': 'Pide hablar con supervisión. Hay que llamar hoy al {phone}.',
};
