/** What Comercial Ribera has written down: plumbing, heating and hardware, as its customers and its team ask. */
export interface SampleArticle {
  /** What it is called elsewhere in the sample. */
  key: string;
  section: 'orders' | 'returns' | 'guarantee' | 'products' | 'inside';
  audience: 'internal' | 'public';
  title: string;
  html: string;
  /** Days from today; below zero it is due. */
  review: number | null;
  families?: readonly string[];
  draft?: boolean;
  /** How many it helped and did not: customers, colleagues. */
  portal?: readonly [number, number];
  team?: readonly [number, number];
  word?: string;
}

const p = (...lines: string[]): string => lines.map((line) => `<p>${line}</p>`).join('');
const list = (...lines: string[]): string => `<ul>${lines.map((line) => `<li><p>${line}</p></li>`).join('')}</ul>`;
const steps = (...lines: string[]): string => `<ol>${lines.map((line) => `<li><p>${line}</p></li>`).join('')}</ol>`;

export const SPANISH: readonly SampleArticle[] = [
  {
    key: 'incomplete',
    section: 'orders',
    audience: 'public',
    title: 'Falta algo en mi pedido o ha llegado incompleto',
    html:
      p(
        'Antes de nada, mira el albarán: si una línea dice «pendiente», esa pieza sale en otro envío y no tienes que hacer nada.',
      ) +
      '<h3>Si el albarán la da por entregada</h3>' +
      steps(
        'Escríbenos con el número de pedido y la referencia que falta.',
        'Una foto de la caja y de la etiqueta nos ayuda a encontrarla antes.',
        'Te contestamos con el día en que sale. Si no la tenemos, te devolvemos su importe.',
      ) +
      p('No hace falta que devuelvas nada.'),
    review: 60,
    portal: [41, 9],
    team: [3, 0],
    word: 'No dice qué pasa si tiré la caja.',
  },
  {
    key: 'delivery',
    section: 'orders',
    audience: 'public',
    title: '¿Cuándo llega mi pedido?',
    html:
      p('Los pedidos de artículos en almacén salen el mismo día si los haces antes de las 13:00 de un día laborable.') +
      '<table><tbody><tr><th><p>Destino</p></th><th><p>Plazo de entrega</p></th></tr><tr><td><p>Castilla y León</p></td><td><p>24 horas</p></td></tr><tr><td><p>Resto de la península</p></td><td><p>48 horas</p></td></tr><tr><td><p>Baleares</p></td><td><p>3 a 5 días laborables</p></td></tr><tr><td><p>Canarias, Ceuta y Melilla</p></td><td><p>7 a 10 días laborables</p></td></tr></tbody></table>' +
      p(
        'Las calderas, los platos de ducha y lo que pesa más de 40 kg se entregan con cita: el transportista te llama el día antes.',
      ) +
      p('Si el día ha pasado y no ha llegado, escríbenos con el número de pedido: lo buscamos nosotros.'),
    review: 120,
    portal: [63, 12],
  },
  {
    key: 'shipping-costs',
    section: 'orders',
    audience: 'public',
    title: 'Cuánto cuestan los portes',
    html:
      p('En la península, 5,90 €. Son gratis desde 90,00 € de pedido, IVA incluido.') +
      list(
        'Bultos de más de 40 kg: 29,00 €, con cita.',
        'Baleares: 14,50 €. Canarias, Ceuta y Melilla: según peso; lo ves antes de pagar.',
        'Recogida en la tienda de Valladolid: gratis.',
      ) +
      p('Si un pedido sale en dos envíos porque falta una pieza, pagas los portes una sola vez.'),
    review: -6,
    portal: [18, 11],
    word: 'Lo de Canarias según peso no me sirve, necesito un precio.',
  },
  {
    key: 'change-order',
    section: 'orders',
    audience: 'public',
    title: 'Cambiar o anular un pedido que ya he hecho',
    html:
      p(
        'Mientras no haya salido puedes cambiar la dirección, quitar artículos o anularlo entero. Escríbenos cuanto antes con el número de pedido.',
      ) +
      p(
        'Si ya ha salido no podemos pararlo, pero puedes rechazarlo en la puerta o devolverlo: tienes 14 días y no tienes que explicar por qué.',
      ),
    review: 90,
    portal: [22, 4],
  },
  {
    key: 'invoice',
    section: 'orders',
    audience: 'public',
    title: 'Pedir la factura o corregir sus datos',
    html:
      p(
        'La factura va en el correo de confirmación. Si la necesitas con otro NIF o a nombre de tu empresa, dinos el número de pedido y los datos completos: nombre o razón social, NIF y dirección.',
      ) +
      p(
        'Cuando cambia el importe o el destinatario no corregimos la factura: emitimos una rectificativa y otra nueva, y te mandamos las dos.',
      ),
    review: 45,
    portal: [15, 3],
  },
  {
    key: 'returns',
    section: 'returns',
    audience: 'public',
    title: 'Devolver una compra en 14 días',
    html:
      p(
        'Si compraste por internet o por teléfono tienes 14 días naturales desde que lo recibes para devolverlo, sin dar motivos.',
      ) +
      steps(
        'Dinos el número de pedido y qué devuelves.',
        'Te mandamos la etiqueta. El porte de vuelta es tuyo salvo que el artículo venga mal o no sea el que pediste.',
        'Cuando llega, te devolvemos lo pagado, con el envío normal incluido, por el mismo medio con que pagaste y en 14 días como mucho.',
      ) +
      '<h3>Lo que no se puede devolver</h3>' +
      list('Tubo, cable y perfil cortados a tu medida.', 'Pinturas mezcladas para ti.') +
      p('Ley aplicable: Real Decreto Legislativo 1/2007, artículos 102 a 108.'),
    review: 30,
    portal: [55, 8],
    team: [4, 0],
  },
  {
    key: 'refund',
    section: 'returns',
    audience: 'public',
    title: '¿Cuándo me hacéis el abono?',
    html:
      p(
        'Hacemos la devolución del dinero el mismo día en que revisamos lo que nos llega, y siempre antes de 14 días.',
      ) +
      list(
        'Tarjeta: lo ves entre 2 y 5 días laborables después, según tu banco.',
        'Transferencia: 1 o 2 días laborables.',
        'Pagos a cuenta de empresas: nota de abono en el siguiente cierre.',
      ) +
      p('Te escribimos en cuanto sale el dinero, con la fecha y el importe.'),
    review: 75,
    portal: [31, 16],
    word: 'Ha tardado 8 días, no 5.',
  },
  {
    key: 'damaged',
    section: 'returns',
    audience: 'public',
    title: 'Ha llegado roto o golpeado',
    html:
      p(
        'Lo sentimos. Haz fotos de la pieza y del embalaje antes de tirar nada y mándanoslas con el número de pedido.',
      ) +
      p(
        'Te enviamos otro igual o te devolvemos el dinero, lo que prefieras. Recogemos el roto sin coste; no lo montes.',
      ),
    review: 100,
    portal: [27, 2],
    team: [2, 0],
  },
  {
    key: 'guarantee',
    section: 'guarantee',
    audience: 'public',
    title: 'La garantía: tres años y cómo usarla',
    html:
      p(
        'Lo que compraste desde el 1 de enero de 2022 tiene tres años de garantía legal desde que lo recibiste. Si falla en los dos primeros, se entiende que el defecto ya venía.',
      ) +
      p(
        'Puedes elegir entre reparación y sustitución, sin coste y en un plazo razonable. Si ninguna de las dos es posible, rebaja del precio o devolución del dinero.',
      ) +
      '<h3>Qué necesitamos</h3>' +
      list(
        'El número de pedido o el tique; si no lo encuentras, lo buscamos con tu correo.',
        'Qué le pasa y, si se ve, una foto o un vídeo corto.',
      ) +
      p('Ley aplicable: Real Decreto Legislativo 1/2007, artículos 114 a 127.'),
    review: 15,
    portal: [36, 6],
    team: [5, 1],
  },
  {
    key: 'boiler-pressure',
    section: 'products',
    audience: 'public',
    title: 'La caldera pierde presión o pierde agua',
    families: ['Calderas'],
    html:
      p(
        'La presión en frío está bien entre 1 y 1,5 bar. Si baja de 1, abre despacio la llave de llenado hasta 1,3 y ciérrala.',
      ) +
      list(
        'Si la caldera pierde agua por debajo, cierra la llave de paso y apágala.',
        'Si vuelve a bajar en dos o tres días, hay una fuga: no sigas rellenando.',
        'Si huele a gas: ventila, no enciendas nada y llama a la compañía de gas.',
      ) +
      p(
        'Con el modelo y el número de serie (en la placa de debajo) te damos cita con el servicio técnico. En garantía no cuesta nada.',
      ),
    review: -20,
    portal: [29, 7],
  },
  {
    key: 'tap',
    section: 'products',
    audience: 'public',
    title: 'El grifo gotea: cambiar el cartucho',
    families: ['Grifería'],
    html:
      steps(
        'Cierra las llaves de paso y abre el grifo para vaciarlo.',
        'Quita el embellecedor, afloja el tornillo y saca la maneta.',
        'Desenrosca la tuerca, saca el cartucho y míralo: 25, 35 o 40 mm.',
        'Pon el nuevo con las muescas hacia abajo y monta al revés.',
      ) + p('Si no sabes qué cartucho lleva, mándanos una foto del tuyo al lado de una regla.'),
    review: 200,
    portal: [24, 3],
  },
  {
    key: 'carrier-claim',
    section: 'inside',
    audience: 'internal',
    title: 'Reclamar al transportista un envío perdido o roto',
    html:
      p('El cliente no espera al transportista: primero se le resuelve y después se reclama.') +
      steps(
        'Parte en la web del transportista antes de 7 días si está roto; antes de 21 si está perdido.',
        'Adjunta albarán, fotos y valor de tarifa sin IVA.',
        'Anota el número de parte en el caso y avisa a Transporte.',
      ) +
      p('Lo pagan por peso (unos 6 €/kg), salvo que el envío fuera asegurado.'),
    review: 10,
    team: [6, 0],
  },
  {
    key: 'goodwill',
    section: 'inside',
    audience: 'internal',
    title: 'Qué puedes abonar sin preguntar',
    html:
      p(
        'Los derechos (desistimiento, garantía, cobro indebido) no son un favor: se hacen y ya está, sin autorización.',
      ) +
      p(
        'De lo que es un gesto comercial, la política dice hasta dónde llega cada perfil. La ves al proponer la solución; no la aprendas de memoria, que cambia.',
      ) +
      list(
        'Si dudas entre dos importes, el mayor que esté en tu mano.',
        'No prometas al cliente un importe antes de que conste como autorizado.',
      ),
    review: 25,
    team: [4, 2],
    word: 'Añadid un ejemplo con portes.',
  },
  {
    key: 'claim-sheet',
    section: 'inside',
    audience: 'internal',
    title: 'Cuando alguien pide la hoja de reclamaciones',
    html:
      p(
        'Se entrega siempre, también si la queja nos parece injusta y aunque no haya compra. En la tienda, en papel; a distancia, el enlace de la comunidad autónoma.',
      ) + p('Abre un caso con tipo reclamación el mismo día: el plazo para contestar corre desde que la presenta.'),
    review: -2,
    team: [3, 0],
  },
  {
    key: 'legionella',
    section: 'products',
    audience: 'public',
    title: 'Termo eléctrico: a qué temperatura ponerlo',
    families: ['Termos'],
    html: p(
      'A 60 °C: por debajo pueden crecer bacterias, por encima gasta más y hace cal. Si hay niños pequeños o personas mayores, pon un mezclador termostático.',
    ),
    review: null,
    draft: true,
  },
];
