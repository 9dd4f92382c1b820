/** The same in English, by the key of its Spanish article. */
export const ENGLISH: Readonly<Record<string, { title: string; html: string }>> = {
  incomplete: {
    title: 'Something is missing from my order',
    html:
      '<p>Look at the delivery note first: if a line says “pending”, that part is coming in another parcel and you need do nothing.</p>' +
      '<h3>If the note says it was delivered</h3>' +
      '<ol><li><p>Write to us with the order number and the reference that is missing.</p></li><li><p>A photo of the box and its label helps us find it sooner.</p></li><li><p>We reply with the day it leaves. If we do not have it, we pay you back for it.</p></li></ol>' +
      '<p>You do not have to send anything back.</p>',
  },
  delivery: {
    title: 'When will my order arrive?',
    html:
      '<p>Orders of items in stock leave the same day if you place them before 13:00 on a working day: 24 hours within Castile and León, 48 in the rest of the mainland, 3 to 5 working days to the Balearic Islands.</p>' +
      '<p>If the day has passed and it has not come, write to us with the order number: we look for it.</p>',
  },
  returns: {
    title: 'Return a purchase within 14 days',
    html:
      '<p>If you bought online or by phone you have 14 calendar days from the day you receive it to return it, without giving a reason.</p>' +
      '<ol><li><p>Tell us the order number and what you are returning.</p></li><li><p>We send you the label. You pay for the return unless the item is faulty or is not what you ordered.</p></li><li><p>When it arrives we pay you back, standard delivery included, the way you paid and within 14 days.</p></li></ol>' +
      '<p>Not what was cut or mixed for you: pipe, cable, profiles, paint.</p>',
  },
  refund: {
    title: 'When do I get my money back?',
    html: '<p>We refund the day we have checked what you sent, and always within 14 days. On a card you see it 2 to 5 working days later; a transfer takes 1 or 2.</p>',
  },
  guarantee: {
    title: 'The guarantee: three years, and how to use it',
    html:
      '<p>What you bought since 1 January 2022 has three years of legal guarantee from the day you received it. You choose between repair and replacement, free of charge.</p>' +
      '<p>Send us the order number, what is wrong and, if it can be seen, a photo.</p>',
  },
};
