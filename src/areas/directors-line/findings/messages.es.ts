import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.finding.not_found': 'Ese hallazgo no existe o no es de tu área. No se ha cambiado nada.',
  'error.finding.not_yours': 'A este hallazgo contesta el área que lo tiene. No se ha cambiado nada.',
  'error.finding.answered': 'Este hallazgo ya tiene respuesta. No se ha cambiado nada.',
  'error.finding.word_missing': 'Falta explicar por qué es así. Escríbelo y vuelve a enviarlo.',
  'error.finding.same_area': 'El hallazgo ya lo tiene esa área. Elige otra.',
  'error.finding.quote_not_said':
    'La cita no está tal cual en ese mensaje. Copia las palabras del cliente sin cambiarlas.',
  'error.finding.contact_not_of_case': 'Ese contacto no es de este caso. No se ha guardado nada.',
  'finding.somebody': 'una persona del equipo',
  'mail.finding.subject': 'Un hallazgo para {area}',
  'mail.finding.intro':
    'Un caso ha enseñado algo que podéis mejorar. Dónde está: {fault, select, process {el procedimiento} policy {una norma} information {la información} system {un sistema} workload {la carga de trabajo} people_skill {la formación} product_design {el diseño del producto} product_batch {un lote del producto} supplier {un proveedor} carrier {el transporte} third_party {un tercero} expectation {lo que se dijo al cliente} customer_error {un error del cliente} fraud {un fraude} other {algo de fuera}}.',
  'mail.finding.link': 'Entra para aceptarlo, explicar por qué es así o pasarlo a otra área:',
};
