/** One mail that came to the sample company. `{…}` places are filled with an open case of that company. */
export interface SampleMail {
  hoursAgo: number;
  from: string;
  subject: string;
  text: string;
  /** Beside those every mail has. */
  headers?: Record<string, string>;
  to?: 'peru' | 'colombia';
  /** It answers the newest case but so many that waits for its customer, in their name unless `from` says another. */
  answers?: number;
  file?: { name: string; type: string; text: string };
  /** Came from a server that may not send for its sender. */
  forged?: true;
  /** Nobody could read it; or only that it is there. */
  unread?: 'quarantined' | 'unreadable';
  /** Somebody said that it is spam so much later. */
  spamAfterHours?: number;
  /** What we wrote back came back. */
  bounces?: true;
  /** The same mail came again by another road. */
  twice?: true;
}

/** What an ordinary day and a half brings, good and bad, oldest first. */
export const MAILS: readonly SampleMail[] = [
  {
    hoursAgo: 41,
    to: 'peru',
    from: 'Rosario Quispe Huamán <rosario.quispe@correo.example>',
    subject: 'Demora en la entrega de mi terma en Arequipa',
    text: 'Buenas tardes. Compré una terma de 50 litros el día 3 y la guía dice que salió de Lima, pero a Arequipa no llega. ¿Me pueden decir la fecha? Mi DNI lo tienen en la boleta.\n\nRosario Quispe Huamán',
  },
  {
    hoursAgo: 34,
    from: 'Consuelo Peñalver Íñiguez <consuelo.penalver@correo.example>',
    subject: '¿Tenéis termo de 80 litros en horizontal?',
    text: 'Hola, buenos días:\n\nTengo el hueco sobre el falso techo y solo cabe en horizontal. ¿Lo tenéis de 80 litros? ¿Y cuánto tarda en llegar a Tordesillas?\n\nGracias,\nConsuelo Peñalver',
    twice: true,
  },
  {
    hoursAgo: 29,
    answers: 0,
    from: '',
    subject: '',
    text: 'Sí, me viene bien. Estaré en casa a partir de las cinco. Gracias por avisar.',
  },
  {
    hoursAgo: 27,
    answers: 1,
    from: '',
    subject: '',
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    text: 'Estoy fuera hasta el jueves y leeré su mensaje a la vuelta. Para lo urgente, llame a la centralita.',
  },
  {
    hoursAgo: 24,
    from: 'Boletín Ferroforma <boletin@ferroforma.example>',
    subject: 'Novedades de la feria: 40 expositores nuevos',
    headers: {
      'List-Id': 'Ferroforma <boletin.ferroforma.example>',
      'List-Unsubscribe': '<mailto:baja@ferroforma.example>',
      Precedence: 'bulk',
    },
    text: 'Este año hay 40 expositores nuevos y la jornada técnica es el miércoles. Si no quieres recibir este boletín, date de baja.',
  },
  {
    hoursAgo: 22,
    answers: 2,
    from: 'Joseba Arregui Lizarralde <joseba.arregui@hogar.example>',
    subject: '',
    text: 'Buenas. Soy el cuñado y el que va a montarlo. ¿Me podéis mandar a mí las medidas del soporte? A ella no le ha llegado nada.\n\nJoseba',
  },
  {
    hoursAgo: 20,
    from: 'Nieves Castaño Muñiz <nieves.castanno@correo.example>',
    subject: 'Factura a nombre de la comunidad de propietarios',
    text: 'Necesito que la factura del descalcificador vaya a nombre de la comunidad (H-47000000), no al mío. ¿La podéis rehacer?\n\nNieves Castaño',
    bounces: true,
  },
  {
    hoursAgo: 17,
    from: 'Teresa Ruiz Calvo <teresa.ruiz@ribera.example>',
    subject: 'URGENTE: cambio de cuenta para las devoluciones',
    text: 'Desde hoy las devoluciones se pagan a la cuenta ES00 0000 0000 0000 0000 0000. Hazlo ya y no me llames, estoy reunida.\n\nTeresa',
    forged: true,
  },
  {
    hoursAgo: 13,
    from: 'Best Deals <promo@casino-seguro.example>',
    subject: 'Has ganado 500 giros gratis!!!',
    headers: { 'X-Spam-Flag': 'YES', 'X-Spam-Status': 'Yes, score=14.2' },
    text: 'Pulsa aquí antes de 24 horas para reclamar tus giros. Sin depósito.',
    forged: true,
    spamAfterHours: 4,
  },
  {
    hoursAgo: 11,
    from: 'Gestoría Hnos. Ibáñez <facturas@ibanez-gestoria.example>',
    subject: 'Documentación firmada (cifrada)',
    text: 'Cifrado.',
    unread: 'unreadable',
  },
  {
    hoursAgo: 8,
    from: 'Escáner 2.ª planta <escaner@residencia-alamos.example>',
    subject: 'Albarán con tara, 14 páginas',
    text: 'Adjunto dañado.',
    unread: 'quarantined',
  },
  {
    hoursAgo: 6,
    to: 'colombia',
    from: 'Yesenia Ñáñez Cuervo <yesenia.nanez@buzon.example>',
    subject: 'Derecho de petición: garantía de la motobomba',
    text: 'Cordial saludo. En ejercicio del derecho de petición solicito que se haga efectiva la garantía de la motobomba comprada en mayo en la sede de Bogotá. El asesor me dijo que no aplica y no me lo dio por escrito.\n\nYesenia Ñáñez Cuervo\nC. C. 52.000.000',
  },
  {
    hoursAgo: 4,
    from: 'Obras Castilla 2000 <compras@obrascastilla.example>',
    subject: 'Pedido para la obra de Laguna de Duero',
    text: 'Buenos días:\n\nAdjunto el pedido para la obra de Laguna de Duero. Necesitamos entrega el martes antes de las 8:00; hay muelle.\n\nUn saludo,\nDpto. de compras',
    file: {
      name: 'pedido-laguna.csv',
      type: 'text/csv',
      text: 'referencia;unidades;descripción\nIL-1108O;24;Llave de escuadra 1/2\nTB-2204;60;Tubo multicapa 20 mm\nCD-0917;6;Caldera de condensación 24 kW\n',
    },
  },
  {
    hoursAgo: 1.2,
    from: 'Gorka Etxeberria Uribe <gorka.etxeberria@mail.example>',
    subject: 'El grifo pierde agua desde que lo montaron',
    text: 'Buenas tardes. El grifo que me montaron el lunes gotea por la base. He puesto un cubo, pero se está hinchando el mueble. ¿Puede venir alguien hoy?\n\nGorka Etxeberria\nTel. 600 000 417',
  },
];
