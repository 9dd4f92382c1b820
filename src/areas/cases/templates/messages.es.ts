import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of templates and signatures, and where the data of an answer comes from. */
export const es: Messages = {
  'error.template.not_found': 'Esa plantilla no existe o no es tuya. No se ha cambiado nada.',
  'error.template.not_yours': 'Esa plantilla la cambia quien la escribió o, si es compartida, quien dirige un equipo.',
  'error.template.not_yours_to_share':
    'Lo que dice un equipo o toda la empresa lo publica quien dirige. No se ha guardado nada; guárdala como tuya.',
  'error.template.no_text': 'Falta el texto. No se ha guardado nada; escríbelo o quita ese idioma.',
  'error.template.twice_one_language':
    'Hay dos textos para el mismo idioma y trato. No se ha guardado nada; deja uno de cada.',
  'error.template.field_unknown':
    'Nadie sabe qué es {field}. No se ha guardado nada; elige el dato de la lista o quítalo.',
  'error.template.field_broken':
    '{field} está partido por un cambio de letra o un enlace. No se ha guardado nada; escríbelo seguido.',
  'error.template.changed_meanwhile':
    'Alguien ha publicado otra versión mientras escribías. La tuya sigue aquí; mira la otra y vuelve a guardar.',
  'error.template.value_missing': 'Falta {field}. Tu respuesta está guardada; escribe el dato o quita esa frase.',
  'error.template.value_changed':
    'Ha cambiado {field}: pusiste «{before}» y ahora {known, select, yes {es «{now}»} other {no se sabe}}. No se ha enviado; corrígelo o vuelve a enviar si está bien así.',
  'error.signature.team_not_yours': 'La firma de un equipo la escribe quien dirige. No se ha cambiado nada.',
  'template.source.customer': 'Ficha del cliente',
  'template.source.case': 'Datos del caso',
  'template.source.term': 'Fecha prometida al cliente',
  'template.source.delivery': 'Fecha que dio el área consultada',
  'template.source.order': 'Pedido del que trata el caso',
  'template.source.agent': 'Tu cuenta',
  'template.source.company': 'Datos de la empresa',
  'template.source.calendar': 'Calendario',
  'template.yes': 'sí',
  'template.no': 'no',
};
