import type { HandlerInput } from '#platform/http/contract.ts';
import type { templatesApi } from './templates.contract.ts';

type Given = HandlerInput<typeof templatesApi.createTemplate>['body'];

interface Sample extends Pick<Given, 'kind' | 'title' | 'shared' | 'caseTypes' | 'channels' | 'actions'> {
  es: string;
  /** The same to somebody who is called «usted»; without it the Spanish one fits both. */
  usted?: string;
  en?: string;
  /** What it was called in its first version. */
  earlierTitle?: string;
}

const sample = (title: string, caseTypes: Given['caseTypes'], rest: Partial<Sample> & { es: string }): Sample => ({
  kind: 'template',
  shared: 'all',
  channels: [],
  actions: [],
  title,
  caseTypes,
  ...rest,
});

/** Comercial Ribera, plumbing and hardware. */
export const SAMPLE_TEMPLATES: readonly Sample[] = [
  sample('Entrega: nueva fecha', ['incident', 'complaint'], {
    earlierTitle: 'Retraso en la entrega',
    es: `Hola, {cliente.nombre}:

He hablado con el almacén. Tu pedido {pedido.numero} sale hoy y te llega el {entrega.fecha}.

Si ese día no puedes recibirlo, respóndeme con otra fecha y lo cambio.

Siento el retraso.`,
    usted: `Hola, {cliente.nombre}:

He hablado con el almacén. Su pedido {pedido.numero} sale hoy y le llega el {entrega.fecha}.

Si ese día no puede recibirlo, respóndame con otra fecha y lo cambio.

Siento el retraso.`,
    en: `Hello {cliente.nombre},

I have spoken to the warehouse. Your order {pedido.numero} leaves today and arrives on {entrega.fecha}.

If you cannot receive it that day, reply with another date and I will change it.

I am sorry for the delay.`,
  }),
  sample('Pedido incompleto: qué falta', ['incident', 'complaint'], {
    es: `Hola, {cliente.nombre}:

Veo que en el pedido {pedido.numero} falta material. Para enviártelo hoy necesito saber dos cosas:

- qué piezas faltan y cuántas de cada una
- si la caja llegó abierta o golpeada

Una foto de la etiqueta de la caja me ayuda a encontrar dónde se quedaron.`,
    usted: `Hola, {cliente.nombre}:

Veo que en el pedido {pedido.numero} falta material. Para enviárselo hoy necesito saber dos cosas:

- qué piezas faltan y cuántas de cada una
- si la caja llegó abierta o golpeada

Una foto de la etiqueta de la caja me ayuda a encontrar dónde se quedaron.`,
    en: `Hello {cliente.nombre},

I see that something is missing from order {pedido.numero}. To send it today I need to know two things:

- which pieces are missing, and how many of each
- whether the box arrived open or damaged

A photo of the label on the box helps me find where they stayed behind.`,
  }),
  sample('Material dañado: lo cambiamos', ['incident', 'return'], {
    es: `Hola, {cliente.nombre}:

Siento que el material llegara dañado. Te mandamos otro igual sin coste y el mismo transportista recoge el estropeado, no tienes que llevarlo a ningún sitio.

Guárdalo con su caja hasta entonces. Llega el {entrega.fecha}.`,
    en: `Hello {cliente.nombre},

I am sorry it arrived damaged. We are sending another one free of charge, and the same carrier collects the damaged one: you do not have to take it anywhere.

Please keep it in its box until then. It arrives on {entrega.fecha}.`,
  }),
  sample('Reclamación: recibida, con fecha', ['complaint'], {
    es: `Hola, {cliente.nombre}:

He recibido tu reclamación y la llevo yo. Su referencia es {caso.referencia}.

Estoy comprobando lo que cuentas con quien preparó el pedido. Te respondo antes del {caso.plazo} con lo que hemos encontrado y lo que te proponemos.

Si mientras tanto quieres añadir algo, responde a este correo.`,
    usted: `Hola, {cliente.nombre}:

He recibido su reclamación y la llevo yo. Su referencia es {caso.referencia}.

Estoy comprobando lo que cuenta con quien preparó el pedido. Le respondo antes del {caso.plazo} con lo que hemos encontrado y lo que le proponemos.

Si mientras tanto quiere añadir algo, responda a este correo.`,
    en: `Hello {cliente.nombre},

I have received your complaint and I am dealing with it. Its reference is {caso.referencia}.

I am checking what you say with whoever prepared the order. I will reply before {caso.plazo} with what we have found and what we propose.

If you want to add anything in the meantime, reply to this message.`,
  }),
  sample('Factura: enviamos la corregida', ['enquiry', 'complaint'], {
    es: `Hola, {cliente.nombre}:

Tienes razón: la factura del pedido {pedido.numero} no estaba bien. Contabilidad la anula hoy y te mando la corregida en cuanto la tenga.

No tienes que pagar la anterior. Si ya la pagaste, el dinero vuelve a la misma cuenta.`,
    en: `Hello {cliente.nombre},

You are right: the invoice for order {pedido.numero} was wrong. Accounts cancels it today and I will send you the corrected one as soon as I have it.

You do not have to pay the first one. If you already did, the money goes back to the same account.`,
  }),
  sample('Devolución: cómo se hace', ['return', 'enquiry'], {
    es: `Hola, {cliente.nombre}:

Puedes devolverlo. Te paso lo que hay que hacer:

1. Pon el material en su caja, con los accesorios.
2. Pega la etiqueta que va con este correo.
3. El transportista lo recoge en tu dirección el día que elijas.

Cuando lo revisemos te devolvemos el importe en la misma tarjeta o cuenta.`,
    usted: `Hola, {cliente.nombre}:

Puede devolverlo. Le paso lo que hay que hacer:

1. Ponga el material en su caja, con los accesorios.
2. Pegue la etiqueta que va con este correo.
3. El transportista lo recoge en su dirección el día que elija.

Cuando lo revisemos le devolvemos el importe en la misma tarjeta o cuenta.`,
    en: `Hello {cliente.nombre},

You can return it. This is what to do:

1. Put everything in its box, with the accessories.
2. Stick on the label that comes with this message.
3. The carrier collects it from your address on the day you choose.

Once we have checked it, we refund you to the same card or account.`,
  }),
  sample('Reparación: presupuesto listo', ['repair'], {
    es: `Hola, {cliente.nombre}:

El técnico ya ha mirado tu aparato. Te adjunto el presupuesto con lo que hay que cambiar y lo que tarda.

Dime si lo reparamos. Si prefieres no hacerlo, te lo devolvemos sin cobrarte la revisión.`,
    en: `Hello {cliente.nombre},

The technician has looked at it. I attach the estimate, with what has to be replaced and how long it takes.

Tell me whether we should repair it. If you would rather not, we return it without charging for the inspection.`,
    actions: [{ do: 'snooze', amount: 5, unit: 'working_days' }],
  }),
  sample('Presupuesto: datos que necesito', ['enquiry'], {
    es: `Hola, {cliente.nombre}:

Te preparo el presupuesto en cuanto tenga:

- medidas o referencia de lo que necesitas
- cuántas unidades
- dirección de entrega

Si tienes una foto de la instalación, mejor.`,
    en: `Hello {cliente.nombre},

I will prepare the quote as soon as I have:

- the measurements or the reference of what you need
- how many
- the delivery address

A photo of the installation helps.`,
  }),
  sample('Falta un dato para seguir', [], {
    es: `Hola, {cliente.nombre}:

Para seguir con {caso.referencia} necesito una cosa más:

En cuanto la tenga sigo yo con ello.`,
    en: `Hello {cliente.nombre},

To go on with {caso.referencia} I need you to tell me one more thing:

As soon as I have it I will carry on.`,
  }),
  sample('Felicitación: gracias', ['praise', 'suggestion'], {
    es: `Hola, {cliente.nombre}:

Gracias por tomarte el tiempo de escribirlo. Se lo he leído al equipo que preparó tu pedido, y les ha alegrado el día.`,
    en: `Hello {cliente.nombre},

Thank you for taking the time to write. I have read it to the team that prepared your order, and it made their day.`,
  }),
  sample('Fontanería: visita del técnico', ['repair', 'incident'], {
    shared: 'team',
    es: `Hola, {cliente.nombre}:

El técnico pasa por tu dirección el día que acordamos, entre las 9 y las 14. Te llama media hora antes desde el {empresa.telefono}.

Ten a mano la llave de paso y la factura.`,
  }),
  sample('Quedo pendiente', [], {
    kind: 'snippet',
    es: 'Quedo pendiente de ello y te escribo en cuanto sepa algo.',
    usted: 'Quedo pendiente de ello y le escribo en cuanto sepa algo.',
    en: 'I am keeping an eye on it and will write as soon as I know more.',
  }),
  sample('Horario y teléfono', [], {
    kind: 'snippet',
    es: 'Estamos en el {empresa.telefono} de lunes a viernes, de 9 a 18.',
    en: 'You can reach us on {empresa.telefono}, Monday to Friday, 9 to 18.',
  }),
  sample('Mi línea directa', [], {
    kind: 'snippet',
    shared: 'mine',
    es: 'Si prefieres hablarlo, responde con un teléfono y te llamo yo hoy.',
    usted: 'Si prefiere hablarlo, responda con un teléfono y le llamo yo hoy.',
  }),
];
