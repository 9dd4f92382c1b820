/** The help pages in Spanish: each text that addresses the reader has both forms. */
export const es: Record<string, string | { tu: string; usted: string }> = {
  help_title: 'Ayuda',
  help_intro: 'Lo que más se pregunta, contestado por quien atiende.',
  help_description: 'Respuestas de {company} a lo que más se pregunta.',
  help_search: 'Buscar en la ayuda',
  help_search_do: 'Buscar',
  help_found: {
    tu: '{n, plural, one {# página} many {# páginas} other {# páginas}} con «{q}»',
    usted: '{n, plural, one {# página} many {# páginas} other {# páginas}} con «{q}»',
  },
  help_none: {
    tu: 'Nada con «{q}». Escríbenos y te contesta una persona.',
    usted: 'Nada con «{q}». Escríbanos y le contesta una persona.',
  },
  help_others: 'Otras preguntas',
  help_empty: 'Todavía no hay páginas de ayuda en español.',
  help_ask: { tu: 'Escribirnos: te responde una persona', usted: 'Escribirnos: le responde una persona' },
  help_useful: { tu: '¿Te ha servido esta página?', usted: '¿Le ha servido esta página?' },
  help_yes: 'Sí',
  help_no: 'No',
  help_word: 'Qué falta o qué sobra (si se quiere, una línea)',
  help_thanks: { tu: 'Gracias. Lo lee quien escribió la página.', usted: 'Gracias. Lo lee quien escribió la página.' },
  help_updated: 'Al día desde el {date}',
  help_files: 'Para descargar',
  help_back: 'Toda la ayuda',
  help_maybe: { tu: 'Quizá ya esté contestado', usted: 'Quizá ya esté contestado' },
  help_maybe_hint: {
    tu: 'Se abre aparte: lo que has escrito sigue aquí.',
    usted: 'Se abre aparte: lo que ha escrito sigue aquí.',
  },
  help_often: 'Preguntas frecuentes',
};
