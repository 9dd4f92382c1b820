import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.case.not_found': 'Ese caso no existe o no lo puedes ver. No se ha cambiado nada; comprueba el número.',
  'error.selector.value_missing': 'Falta qué buscar después de los dos puntos. Escríbelo, o quita el filtro.',
  'error.selector.value_unknown': 'Aquí no hay nada que se llame «{value}». Corrígelo o elígelo en Filtrar.',
  'error.selector.value_single': 'Ahí solo cabe una fecha. Quita «{value}».',
  'error.selector.day_unknown': '«{value}» no es una fecha. Escribe hoy, 7d o 3/11/2026.',
  'error.case.merged': 'Ese caso se fusionó con {reference}. No se ha cambiado nada: ábrelo y hazlo allí.',
  'error.case.merge_self': 'Un caso no se fusiona consigo mismo. Elige otro.',
  'error.case.merge_closed':
    'Solo se fusionan casos abiertos. No se ha cambiado nada; reabre el que esté cerrado o vincúlalos.',
  'error.case.merge_other_customer':
    'Son de personas distintas: fusionados, cada una leería lo de la otra. No se ha cambiado nada; vincúlalos o, si son la misma persona, une antes sus fichas.',
  'error.case.merge_holds':
    'Ese caso ya tiene otros fusionados. No se ha cambiado nada; hazlo al revés o separa esos antes.',
  'error.case.merge_weaker_class':
    'Una reclamación no puede acabar dentro de un caso al que la ley pide menos. No se ha cambiado nada; hazlo al revés.',
  'error.case.merge_other_law': 'A cada caso se le aplica una ley distinta. No se ha cambiado nada; vincúlalos.',
  'error.case.merge_tied':
    'Ese caso tiene {tie, select, proposal {propuestas o soluciones decididas} consultation {consultas a áreas} promise {algo prometido al cliente} director {un contacto con Dirección} request {una llamada pedida} hold {una suspensión en vigor} recording {una grabación retenida} incident {una incidencia masiva} book {una hoja del Libro de Reclamaciones} other {un hallazgo}}, que se queda donde se hizo. No se ha cambiado nada; hazlo al revés o vincúlalos.',
  'error.case.merge_not_found': 'Esa fusión no existe o no la puedes ver. No se ha cambiado nada.',
  'error.case.merge_undone': 'Esos casos ya están separados. No se ha cambiado nada.',
  'error.export.too_many':
    'Hay más de {most, number} casos en esta lista y no se ha exportado ninguno. Fíltrala (por fechas, tipo o equipo) y exporta por partes.',
  'error.view.not_found': 'Esa vista ya no existe o no es de tu equipo. Elige otra de la lista.',
  'error.view.not_yours': 'Esa vista es de otra persona. No se ha cambiado nada; guarda la tuya con otro nombre.',
  'error.view.not_yours_to_share':
    'Solo quien dirige el equipo comparte vistas con todos, y con un equipo, quien es de él. No se ha guardado nada.',
  'error.view.empty': 'La vista no dice qué casos quieres. Escribe un filtro o unas palabras y guárdala.',
  'error.case.reads_only': 'Tu perfil puede leer los casos, no cambiarlos. No se ha guardado nada.',
  'error.case.resolved': 'El caso está resuelto o descartado. No se ha cambiado nada; reábrelo primero.',
  'error.case.already_resolved': 'El caso ya está resuelto o descartado. No se ha cambiado nada.',
  'error.case.not_resolved': 'El caso no está resuelto ni descartado, así que no hay nada que reabrir.',
  'error.case.already_yours': 'El caso ya es tuyo.',
  'error.case.not_snoozed': 'El caso no está pospuesto.',
  'error.case.received_in_future': 'La fecha de recepción es posterior a ahora. No se ha guardado; corrige la fecha.',
  'error.case.moved_meanwhile': 'Ha llegado algo mientras escribías. Tu texto está a salvo: míralo y vuelve a enviar.',
  'error.case.no_recipient':
    'Falta a quién responder: el caso no tiene dirección de correo. Tu texto está a salvo; añade una dirección en Para.',
  'error.case.recipient_invalid':
    'No se puede escribir a «{address}». No se ha enviado nada; corrige o quita esa dirección.',
  'error.case.needs_hands': 'Un caso abierto necesita responsable o equipo. No se ha cambiado nada; elige uno.',
  'error.case.team_retired': 'Ese equipo ya no está en uso. No se ha cambiado nada; elige otro.',
  'error.case.assignee_cannot_see': 'Esa persona no puede llevar casos ahora. No se ha cambiado nada; elige a otra.',
  'error.case.snooze_past': 'Esa fecha ya ha pasado. El caso sigue igual; elige una posterior.',
  'error.case.waits_for_nobody':
    'Nadie de dentro tiene que responder a este caso. Sigue igual; elige una fecha o pregunta antes.',
  'error.case.nothing_to_wait_for': 'Eso ya no puede pasar en este caso. Sigue igual; elige una fecha.',
  'error.case.snooze_beyond_due': 'Esa fecha queda demasiado lejos. El caso sigue igual; elige una dentro del año.',
  'error.case.snooze_beyond_legal':
    'Un caso vuelve como muy tarde el día antes de que acabe su plazo legal. Sigue igual; elige una fecha anterior.',
  'error.case.no_completion':
    'La ley que se aplica a este caso no prevé pedir datos con un plazo. No se ha enviado nada; pídelos en una respuesta.',
  'error.case.completion_asked': 'Ya se han pedido datos y el cliente aún está a tiempo. No se ha enviado nada.',
  'error.case.survey_before_resolution':
    'Aún no se puede preguntar al cliente: su caso no está resuelto. No se ha enviado nada.',
  'error.case.survey_before_notice':
    'Aún no se puede preguntar al cliente: la respuesta que resuelve su caso no le ha llegado. No se ha enviado nada.',
  'error.case.completion_bad_day':
    'Ese día no está entre el de la petición y hoy. Elige el día en que llegaron los datos; no se ha cambiado nada.',
  'error.case.completion_not_asked': 'No hay datos pedidos que esperar. No se ha cambiado nada.',
  'error.case.completion_too_soon':
    'El cliente tiene derecho a más tiempo: al menos hasta el {date}. No se ha enviado nada; elige otra fecha.',
  'error.case.no_remote_offer':
    'La ley que se aplica a este caso no suspende el plazo por una oferta. No se ha enviado nada; ofrécela en una respuesta.',
  'error.case.offer_open': 'Ya hay una solución ofrecida que espera respuesta. No se ha enviado nada.',
  'error.case.offer_late':
    'El plazo legal ya ha pasado y una oferta no lo suspende. No se ha enviado nada: escríbela como una respuesta.',
  'error.case.offer_spent':
    'Las ofertas anteriores ya gastaron los días que la ley deja esperar. No se ha enviado nada: escríbela como una respuesta, y el plazo sigue.',
  'error.case.no_offer_open': 'No hay ninguna solución ofrecida que espere respuesta. No se ha cambiado nada.',
  'mail.completion.until': 'Estos datos se pueden enviar hasta el {date}, incluido.',
  'mail.completion.restarts': 'El plazo para resolver el caso empieza cuando los recibamos.',
  'mail.completion.late': 'El plazo para resolver el caso no cambia por esta petición.',
  'mail.completion.pauses': 'Mientras tanto, el plazo para resolver el caso queda en suspenso.',
  'mail.completion.deemed': 'Si no llegan antes de que acabe ese día, el caso podrá darse por resuelto ({article}).',
  'error.case.resolve_needs_petitions':
    '{missing, plural, =1 {Falta una petición por decidir, con su motivo.} other {Faltan # peticiones por decidir, con su motivo.}} El caso sigue abierto; complétalo y resuelve.',
  'error.case.resolve_needs_reply':
    'El cliente aún no tiene una respuesta motivada. El caso sigue abierto; escríbela aquí o envíala antes.',
  'error.case.resolve_needs_fields':
    'Faltan datos obligatorios para resolver: {fields}. El caso sigue abierto; complétalos.',
  'error.case.link_self': 'Un caso no se vincula ni se mueve a sí mismo. Elige otro.',
  'error.case.move_only_message':
    'Es el único mensaje del caso, así que ya tiene uno propio. No se ha movido nada; elige otro caso.',
  'error.message.not_found': 'Ese mensaje no existe o no lo puedes ver.',
  'error.message.already_sent':
    'El mensaje ya salió y no se puede retirar. Si hace falta, escribe otro que lo corrija.',
  'error.message.not_yours': 'Solo quien escribió la respuesta puede retirarla.',
  'error.message.not_held': 'Ese mensaje no está retenido.',
  'error.file.not_found': 'Ese archivo no existe, no lo puedes ver o ya se usó. Vuelve a adjuntarlo.',
  'error.file.not_a_picture':
    '«{name}» no es una imagen que se pueda poner dentro del texto. Tu texto está guardado; adjúntalo como archivo.',
  'error.case.nothing_written': 'No hay nada escrito. No se ha guardado nada.',
  'error.file.too_large': 'El archivo supera los {limitMb} MB. No se ha guardado; envíalo más pequeño o por partes.',
  'error.petition.not_found': 'Esa petición ya no está en el caso. No se ha cambiado nada; vuelve a abrirlo.',
  'error.petition.decided': 'Una petición ya decidida no se cambia ni se quita. No se ha guardado nada; añade otra.',
  'error.field.not_found': 'El campo «{field}» no existe o ya no se usa. No se ha guardado nada.',
  'error.field.wrong_value': 'El valor del campo «{field}» no es de los que admite. No se ha guardado nada; corrígelo.',
  'error.reason.not_found': 'Ese motivo de contacto no existe o ya no se usa. No se ha guardado nada; elige otro.',
  'error.promise.not_found': 'Esa promesa no existe o ya está cerrada.',
  'error.consultation.answers_needed': 'Faltan respuestas: escribe entre dos y cuatro. No se ha preguntado nada.',
  'error.consultation.item_needed': 'Indica qué se pide y cuántas unidades. No se ha pedido nada.',
};
