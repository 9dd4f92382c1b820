import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.customer.not_found': 'No encontramos esa ficha, o no la puedes ver.',
  'error.customer.address_taken':
    'Ese correo ya está en otra ficha. No se ha cambiado nada: abre la otra ficha o fusiónalas.',
  'error.customer.email_invalid': 'Ese correo no tiene forma de dirección (nombre@dominio.es). No se ha guardado.',
  'error.customer.phone_invalid':
    'Ese teléfono no es un número válido. Escríbelo con prefijo si es de otro país. No se ha guardado.',
  'error.customer.company_not_found': 'La empresa elegida no existe o no es una empresa. No se ha guardado.',
  'error.customer.merge_self': 'Una ficha no se fusiona consigo misma. Elige otra.',
  'error.customer.merge_kinds': 'Una persona y una empresa no se fusionan. Vincula la persona a la empresa.',
  'error.customer.merge_goes_on':
    'Esta ficha se fusionó después con otra. No se ha cambiado nada; deshaz antes esa otra fusión.',
  'error.customer.merge_undone': 'Esa fusión ya se deshizo.',
  'error.note.not_yours': 'Solo quien escribió la nota puede quitarla.',
};
