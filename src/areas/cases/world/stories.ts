import type { CASE_TYPES, LEGAL_CLASSES } from '../contract.ts';

/** What customers of Comercial Ribera write, and how it ends. `{…}` places are filled by the history. */
export interface Story {
  reason: string;
  type: (typeof CASE_TYPES)[number];
  legalClass: (typeof LEGAL_CLASSES)[number] | null;
  language: 'es' | 'en' | 'ca' | 'gl';
  /** How often, beside the others. */
  weight: number;
  subject: string;
  opening: string;
  reply: string;
  insists: string;
  final: string;
  note: string;
  petition: string;
  outcome: 'granted' | 'partly' | 'rejected' | 'informed';
  reasoned: string;
}

export const stories: readonly Story[] = [
  {
    reason: 'missing_item',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'es',
    weight: 10,
    subject: 'Pedido incompleto: faltan {n} uds. de {ref}',
    opening:
      'Buenos días:\n\nEl pedido {pedido} llegó ayer y faltan {n} unidades de la referencia {ref}. En el albarán figuran como entregadas. Necesito las piezas antes del {dia} o el reembolso.\n\nUn saludo,\n{nombre}',
    reply:
      'Hola, {pila}:\n\nGracias por avisarnos y perdona las molestias. Ya hemos localizado las {n} unidades de {ref} en almacén y salen hoy mismo. Te llegarán el {dia}.\n\nQuedo pendiente hasta que las tengas.',
    insists: 'Siguen sin llegar las piezas que faltaban. Dijisteis que salían ayer. ¿Me podéis decir dónde están?',
    final:
      'Hola, {pila}:\n\nEl transportista confirma la entrega de las {n} unidades. Te hemos abonado además los portes del pedido {pedido}: {importe}.\n\nGracias por tu paciencia.',
    note: 'Segunda entrega incompleta en 30 días. Preparación de la zona B. Avisado Toni Vidal.',
    petition: 'Que se entreguen las unidades que faltan o se devuelva su importe',
    outcome: 'granted',
    reasoned: 'Entregadas las {n} unidades y abonados los portes; el error fue de preparación.',
  },
  {
    reason: 'late',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'es',
    weight: 9,
    subject: 'El pedido {pedido} no ha llegado',
    opening:
      'Hola. Hice el pedido {pedido} hace diez días con entrega en 48 horas y sigue sin llegar. La página dice «en reparto» desde el {dia}. ¿Qué pasa?\n\n{nombre}',
    reply:
      'Hola, {pila}:\n\nHe hablado con el transportista: el paquete salió mal clasificado y está en la plataforma de Zaragoza. Llega el {dia} antes de las 14:00. Si no llega, te enviamos otro ese mismo día.',
    insists: 'No ha venido nadie en toda la mañana y no puedo seguir esperando en casa.',
    final:
      'Hola, {pila}:\n\nHemos enviado otro igual por mensajería urgente y ya está firmado. Devolvemos los {importe} del envío exprés que pagaste.',
    note: 'El transportista reconoce el error de clasificación. Incidencia abierta con ellos.',
    petition: 'Que se entregue el pedido y se devuelva el envío exprés',
    outcome: 'granted',
    reasoned: 'Reenviado por mensajería y devuelto el envío exprés, porque el plazo comprometido no se cumplió.',
  },
  {
    reason: 'invoice_error',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'es',
    weight: 7,
    subject: 'Factura {factura} duplicada',
    opening:
      'Buenas tardes:\n\nNos habéis cargado dos veces la factura {factura} por {importe}. Adjunto el extracto. Rogamos la devolución de uno de los cargos.\n\nAtentamente,\n{nombre}',
    reply:
      'Buenas tardes, {pila}:\n\nTienes razón: el cargo del {dia} está duplicado. Contabilidad ha emitido la devolución de {importe}; la verás en cuenta en dos o tres días hábiles.',
    insists: 'Ha pasado una semana y la devolución no aparece.',
    final:
      'Hola, {pila}:\n\nEl banco ha confirmado la devolución de {importe}. Te adjunto el justificante. Hemos corregido la remesa para que no se repita.',
    note: 'Remesa enviada dos veces por Contabilidad. Mismo fallo que en marzo.',
    petition: 'Que se devuelva el cargo duplicado',
    outcome: 'granted',
    reasoned: 'Devueltos {importe}: el segundo cargo no tenía pedido detrás.',
  },
  {
    reason: 'order_change',
    type: 'enquiry',
    legalClass: 'enquiry_followup',
    language: 'es',
    weight: 8,
    subject: '¿Puedo cambiar la dirección de entrega del pedido {pedido}?',
    opening:
      'Hola, ¿puedo cambiar la dirección de entrega del pedido {pedido}? Estaré fuera y me vendría mejor en el trabajo: calle de la Estación, 14, Valladolid.\n\nGracias,\n{nombre}',
    reply:
      'Hola, {pila}:\n\nHecho. El pedido {pedido} se entregará el {dia} en calle de la Estación, 14. No hay ningún coste.',
    insists: 'Perdón, al final mejor el jueves por la tarde. ¿Es posible?',
    final: 'Hola, {pila}:\n\nCambiado al jueves entre las 16:00 y las 20:00. Que vaya todo bien.',
    note: 'Cambiada la dirección en el pedido antes de la carga de las 18:00.',
    petition: 'Que se entregue en otra dirección',
    outcome: 'granted',
    reasoned: 'El pedido no había salido y se cambió sin coste.',
  },
  {
    reason: 'guarantee',
    type: 'repair',
    legalClass: 'complaint',
    language: 'es',
    weight: 6,
    subject: 'Garantía: la bomba {ref} pierde presión',
    opening:
      'Compré la bomba {ref} hace catorce meses y pierde presión a los cinco minutos de arrancar. Está en garantía. ¿La recogéis o la llevo a algún sitio?\n\n{nombre}\nTel. 612 34 56 78',
    reply:
      'Hola, {pila}:\n\nEstá en garantía. La recogemos el {dia} en tu casa y servicio técnico la revisa en 48 horas. Te dejamos otra mientras tanto.',
    insists: '¿Se sabe ya algo de la reparación? Llevo una semana con la de sustitución.',
    final:
      'Hola, {pila}:\n\nServicio técnico ha cambiado la junta y la ha probado dos horas a 4 bar. Te la devolvemos el {dia}. No tiene coste.',
    note: 'Lote 24-B: tercera junta que falla. Pasar a Calidad.',
    petition: 'Que se repare en garantía',
    outcome: 'granted',
    reasoned: 'Reparada sin coste dentro de los tres años de garantía legal.',
  },
  {
    reason: 'price',
    type: 'enquiry',
    legalClass: 'enquiry_immediate',
    language: 'es',
    weight: 7,
    subject: 'Presupuesto para {n}0 uds. de {ref}',
    opening:
      'Buenos días. Somos una empresa de instalaciones y necesitamos {n}0 unidades de {ref} con entrega en dos plazos. ¿Qué precio y qué plazo nos podéis dar?\n\n{nombre}',
    reply:
      'Buenos días, {pila}:\n\nPara {n}0 unidades el precio es de {importe} la unidad, portes incluidos. La mitad sale esta semana y el resto el {dia}. El presupuesto vale 30 días.',
    insists: '¿Mantenéis ese precio si en total son cinco unidades más?',
    final: 'Buenos días, {pila}:\n\nSí, mantenemos el precio. Os paso el presupuesto actualizado para que lo firméis.',
    note: 'Cliente nuevo, recomendado por Obras Castilla.',
    petition: 'Conocer precio y plazo',
    outcome: 'informed',
    reasoned: 'Informado de precio y plazo por escrito.',
  },
  {
    reason: 'damaged',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'es',
    weight: 6,
    subject: 'Ha llegado roto: {ref}',
    opening:
      'El paquete del pedido {pedido} ha llegado con la caja abierta y el {producto} roto por una esquina. Adjunto fotos. Quiero que me enviéis otro.\n\n{nombre}',
    reply:
      'Hola, {pila}:\n\nSe ve perfectamente en las fotos. Te enviamos otro hoy y el mismo transportista recoge el roto el {dia}. No tienes que hacer nada.',
    insists: 'Nadie ha venido a recoger el roto y ocupa medio pasillo.',
    final:
      'Hola, {pila}:\n\nRecogido esta mañana. Sentimos la espera; te hemos dejado un vale de {importe} para tu próximo pedido.',
    note: 'Embalaje insuficiente en el formato grande. Cuarto caso este mes.',
    petition: 'Que se sustituya el artículo roto',
    outcome: 'granted',
    reasoned: 'Sustituido y recogido sin coste; se añade un vale por la espera.',
  },
  {
    reason: 'order_status',
    type: 'enquiry',
    legalClass: 'enquiry_immediate',
    language: 'es',
    weight: 9,
    subject: '¿Cuándo llega el pedido {pedido}?',
    opening: 'Hola, ¿me podéis decir cuándo llega el pedido {pedido}? Lo necesito para el {dia}. Gracias.',
    reply:
      'Hola, {pila}:\n\nSale esta tarde y lo tienes el {dia} por la mañana. En cuanto el transportista lo cargue te llega el número de seguimiento.',
    insists: 'No me ha llegado el número de seguimiento.',
    final: 'Hola, {pila}:\n\nAquí lo tienes: 4471-{pedido}. Está en reparto y llega hoy antes de las 14:00.',
    note: 'El aviso automático no salió porque el correo del pedido estaba mal escrito.',
    petition: 'Saber la fecha de entrega',
    outcome: 'informed',
    reasoned: 'Informado de la fecha, cumplida.',
  },
  {
    reason: 'withdrawal',
    type: 'return',
    legalClass: 'complaint',
    language: 'es',
    weight: 5,
    subject: 'Devolución del pedido {pedido}',
    opening:
      'Quiero devolver el {producto} del pedido {pedido}. Está sin abrir y lo recibí hace seis días. ¿Cómo lo hago?\n\n{nombre}',
    reply:
      'Hola, {pila}:\n\nEstás dentro de los 14 días. Te enviamos la etiqueta; déjalo en cualquier punto de recogida y, en cuanto lo recibamos, te devolvemos los {importe}.',
    insists: 'Lo entregué hace cuatro días y no veo la devolución.',
    final: 'Hola, {pila}:\n\nRecibido y devuelto: {importe} a la misma tarjeta. Puede tardar dos días en verse.',
    note: 'Desistimiento dentro de plazo: no requiere autorización.',
    petition: 'Que se acepte el desistimiento y se devuelva el importe',
    outcome: 'granted',
    reasoned: 'Desistimiento en plazo: devuelto el importe íntegro (art. 102 TRLGDCU).',
  },
  {
    reason: 'attention_quality',
    type: 'grievance',
    legalClass: 'complaint',
    language: 'es',
    weight: 3,
    subject: 'Queja por el trato recibido por teléfono',
    opening:
      'He llamado tres veces esta semana y cada persona me ha dicho una cosa distinta. La última me colgó. Solo quiero que alguien se haga cargo de lo mío.\n\n{nombre}',
    reply:
      'Hola, {pila}:\n\nLo siento de verdad. Desde hoy lo llevo yo y no tendrás que repetirlo. Mañana a las 10:00 te llamo con la respuesta completa.',
    insists: 'No he recibido la llamada prometida.',
    final:
      'Hola, {pila}:\n\nGracias por atenderme. Como hablamos, tu pedido queda entregado el {dia} y hemos cambiado cómo pasamos los avisos entre turnos para que no vuelva a ocurrir.',
    note: 'Escuchada la llamada: se cortó la línea, no colgó. Falta dejar nota entre turnos.',
    petition: 'Que una persona se haga cargo y se explique lo ocurrido',
    outcome: 'granted',
    reasoned: 'Asignada una persona, explicado lo ocurrido y corregido el traspaso entre turnos.',
  },
  {
    reason: 'price_dispute',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'es',
    weight: 4,
    subject: 'Abono pendiente del rappel',
    opening:
      'Nos consta pendiente el abono del rappel del trimestre por {importe}. En la última factura, {factura}, no figura. Les rogamos que lo revisen.\n\n{nombre}',
    reply:
      'Buenos días:\n\nLo hemos revisado con Contabilidad: corresponde el rappel de dos de los tres meses, porque en el tercero no se alcanzó el mínimo. Se abona en la próxima factura.',
    insists: 'No estamos conformes: el mínimo se alcanzó contando el pedido {pedido}.',
    final:
      'Buenos días:\n\nEl pedido {pedido} se sirvió en el mes siguiente y el contrato cuenta la fecha de entrega. Abonamos los dos meses y os detallamos el cálculo. Si no estáis conformes, podéis acudir a la Junta Arbitral de Consumo de Castilla y León.',
    note: 'Contrato, cláusula 7: cuenta la entrega. Aviso a Comercial, la cláusula se entiende mal.',
    petition: 'Que se abone el rappel de los tres meses',
    outcome: 'partly',
    reasoned: 'Se abonan dos meses; en el tercero no se alcanzó el mínimo según la fecha de entrega del contrato.',
  },
  {
    reason: 'usage_help',
    type: 'enquiry',
    legalClass: 'enquiry_immediate',
    language: 'es',
    weight: 6,
    subject: 'Cómo se purga la caldera {ref}',
    opening:
      'Buenas. He montado la caldera {ref} y no consigo purgarla: el manual habla de una llave que no encuentro. ¿Me podéis ayudar?',
    reply:
      'Hola, {pila}:\n\nEn ese modelo la llave está detrás del panel inferior, a la derecha. Ábrela un cuarto de vuelta con el circuito frío hasta que salga agua sin aire. Te adjunto la hoja con el dibujo.',
    insists: 'La he encontrado, pero gotea al cerrarla.',
    final: 'Hola, {pila}:\n\nEs normal los primeros minutos. Si sigue mañana, dínoslo y pasa un técnico sin coste.',
    note: 'El manual tiene el dibujo del modelo anterior. Avisar a Producto.',
    petition: 'Saber cómo purgar la caldera',
    outcome: 'informed',
    reasoned: 'Explicado el procedimiento, con dibujo.',
  },
  {
    reason: 'refund_status',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'es',
    weight: 4,
    subject: 'Sigo esperando el reembolso del pedido {pedido}',
    opening:
      'Hace tres semanas que devolví el pedido {pedido} y sigo sin el reembolso de {importe}. Es la segunda vez que escribo.\n\n{nombre}',
    reply:
      'Hola, {pila}:\n\nLa devolución llegó pero quedó sin registrar. Ya está corregido: el reembolso de {importe} sale hoy.',
    insists: '¿Podéis enviarme el justificante del banco?',
    final: 'Hola, {pila}:\n\nTe lo adjunto. El abono es del {dia}. Sentimos el retraso.',
    note: 'Muelle 3 no registró la entrada. Tercera vez.',
    petition: 'Que se haga el reembolso',
    outcome: 'granted',
    reasoned: 'Reembolsados {importe}; la entrada no se había registrado.',
  },
  {
    reason: 'spare_part',
    type: 'enquiry',
    legalClass: 'enquiry_followup',
    language: 'es',
    weight: 4,
    subject: 'Recambio para {producto}',
    opening:
      '¿Tenéis el recambio {ref} para el {producto}? Es la pieza que va en la tapa. Lo compré en 2021.\n\n{nombre}',
    reply: 'Hola, {pila}:\n\nSí, quedan {n} unidades. Cuesta {importe} y sale el mismo día. ¿Te la enviamos?',
    insists: 'Sí, por favor. La misma dirección de siempre.',
    final: 'Hola, {pila}:\n\nEnviada. Te llega el {dia}.',
    note: 'Quedan pocas: avisar a Compras.',
    petition: 'Conseguir el recambio',
    outcome: 'granted',
    reasoned: 'Enviado el recambio pedido.',
  },
  {
    reason: 'guarantee',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'es',
    weight: 2,
    subject: 'No aceptan la garantía del {producto}',
    opening:
      'El {producto} ha dejado de funcionar y me dicen que no entra en garantía porque «hay golpes». Yo no le he dado ningún golpe. Exijo el cambio.\n\n{nombre}',
    reply:
      'Hola, {pila}:\n\nHe pedido a servicio técnico un informe con fotos. Lo tienes el {dia} y decidimos con él delante.',
    insists: 'El informe no explica nada. ¿Dónde está el golpe?',
    final:
      'Hola, {pila}:\n\nEn la foto 3 del informe se ve la carcasa deformada por impacto y la placa partida por el mismo punto. No es un defecto de fábrica y no lo cubre la garantía. Te ofrecemos la reparación a precio de coste: {importe}. Si no estás conforme, puedes acudir a la Junta Arbitral de Consumo de Castilla y León o a la OMIC de tu municipio.',
    note: 'Informe claro. Ofrecida reparación a coste.',
    petition: 'Que se cambie el artículo en garantía',
    outcome: 'rejected',
    reasoned:
      'El daño es por impacto externo (informe técnico, foto 3): no es falta de conformidad. Se informa de la vía arbitral.',
  },
  {
    reason: 'praise',
    type: 'praise',
    legalClass: null,
    language: 'es',
    weight: 2,
    subject: 'Gracias por la rapidez',
    opening:
      'Solo quería daros las gracias. Ayer a última hora nos quedamos sin calefacción con dos niños y esta mañana ya teníamos la pieza. Así da gusto.\n\n{nombre}',
    reply:
      'Hola, {pila}:\n\nNos alegras el día. Se lo pasamos a Toni, que fue quien preparó el envío a las ocho de la tarde.',
    insists: '¡Dadle un abrazo!',
    final: 'Dado. Gracias, {pila}.',
    note: 'Enseñar en la reunión del lunes.',
    petition: 'Agradecer la atención',
    outcome: 'informed',
    reasoned: 'Agradecido y compartido con el equipo.',
  },
  {
    reason: 'delivery_status',
    type: 'enquiry',
    legalClass: 'enquiry_immediate',
    language: 'en',
    weight: 3,
    subject: 'Order {pedido}: delivery to Gibraltar',
    opening:
      'Hello,\n\nCould you tell me whether order {pedido} can be delivered to Gibraltar, and what the cost would be?\n\nKind regards,\n{nombre}',
    reply:
      'Hello {pila},\n\nYes, we deliver to La Línea and a local carrier takes it across. It costs {importe} and arrives two days later, on {dia}.',
    insists: 'Great, please go ahead. Will I have to pay customs?',
    final: 'Hello {pila},\n\nNo: it travels with our export papers. You will have it on {dia}.',
    note: 'Cliente habla inglés. Responder en inglés.',
    petition: 'To know whether it can be delivered to Gibraltar',
    outcome: 'informed',
    reasoned: 'Informed of route, cost and date.',
  },
  {
    reason: 'not_delivered',
    type: 'complaint',
    legalClass: 'complaint',
    language: 'ca',
    weight: 2,
    subject: 'La comanda {pedido} no ha arribat',
    opening:
      'Bon dia,\n\nLa comanda {pedido} consta com a lliurada però aquí no ha arribat res. Al veïnat tampoc en saben res. Què fem?\n\nGràcies,\n{nombre}',
    reply:
      'Bon dia, {pila}:\n\nHo sentim. La signatura del lliurament no és la teva: el transportista ho està comprovant. Si demà no apareix, te n’enviem una altra.',
    insists: 'Ha passat un dia i no ha arribat.',
    final: 'Bon dia, {pila}:\n\nAhir va sortir la nova comanda i avui ha quedat lliurada a mà. Perdona les molèsties.',
    note: 'Prueba de entrega con firma ajena. Responder en catalán.',
    petition: 'Que es lliuri la comanda',
    outcome: 'granted',
    reasoned: 'Reenviada i lliurada a mà; la primera es va deixar en una altra adreça.',
  },
  {
    reason: 'usage_help',
    type: 'enquiry',
    legalClass: 'enquiry_immediate',
    language: 'gl',
    weight: 1,
    subject: 'Dúbida coa instalación do {producto}',
    opening:
      'Bos días:\n\nMerquei o {producto} e non atopo as instrucións en galego nin en castelán. Poderían enviarmas?\n\nGrazas,\n{nombre}',
    reply: 'Bos días, {pila}:\n\nAquí as tes en galego e castelán. Se che queda algunha dúbida, escríbenos.',
    insists: 'Moitas grazas. E a chave de paso vai incluída?',
    final: 'Si, {pila}: vai na bolsa pequena, dentro da tapa.',
    note: 'Responder en gallego.',
    petition: 'Recibir as instrucións',
    outcome: 'informed',
    reasoned: 'Enviadas as instrucións.',
  },
];

export const products = [
  'termo eléctrico de 80 l',
  'grifo monomando',
  'radiador de aluminio',
  'taladro percutor',
  'bomba sumergible',
  'plato de ducha',
  'cerradura de seguridad',
  'estufa de pellets',
  'aspirador de taller',
  'armario de herramientas',
] as const;
export const references = ['IL-1108O', 'BX-40', 'TR-2201', 'CV-77L', 'PM-0051', 'AQ-9', 'K-330B', 'IL-1108S'] as const;
