import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.article.not_found': 'Ese artículo no existe o no lo puedes ver.',
  'error.article.empty': 'Falta el texto. Escríbelo y vuelve a guardar.',
  'error.article.moved_on':
    'Otra persona guardó una versión mientras escribías. Lo tuyo sigue aquí: compara y decide cuál queda.',
  'error.article.archived': 'Está archivado. No se ha cambiado nada; recupéralo para seguir escribiendo.',
  'error.article.translated': 'Ya está en ese idioma. Ábrelo y cámbialo allí.',
  'error.article.public_by_lead':
    'Lo que lee la clientela lo publica quien dirige o coordina. El borrador está guardado.',
  'error.article.file_large': 'El archivo pesa más de {limitMb} MB. No se ha guardado.',
  'error.article.files_many': 'Un artículo lleva {most} archivos como mucho. No se ha guardado.',
  'error.article.internal_link': 'Es un artículo interno: el cliente no podría abrirlo. Insértalo como texto.',
  'error.section.not_found': 'Esa sección ya no existe. No se ha cambiado nada.',
  'error.section.in_use': 'Una de las secciones que quitas tiene artículos. Muévelos antes a otra.',
  'error.gap.not_found': 'Eso ya no está en la lista. No se ha cambiado nada.',
};
