import { MAIL_LANGUAGES } from '../types.ts';
import type { MailLanguage } from '../types.ts';

// Which of nine languages a text is in, by its small words and by letters that give a language away. A library with
// 60 languages costs 90–190 MB a thread and knows no Galician; among these nine, small words decide as well.

/** Frequent words; those shared by several languages count for each, so what is particular decides. */
const WORDS: Record<MailLanguage, string> = {
  es:
    'el la los las un una unos unas de del al y o que en con por para no se su sus lo le les me mi mis te tu tus nos es son está están ' +
    'estoy era fue ha han he hemos había como pero más muy ya si sí cuando donde dónde cuándo qué cómo porque desde hasta sin sobre ' +
    'este esta esto ese esa eso estos estas todo toda todos hola gracias buenos buenas días tardes saludo saludos quiero quería ' +
    'necesito tengo puedo pueden favor pedido paquete factura dinero compra comprado producto usted ustedes señor estimados también ' +
    'ningún ninguna nada ayer hoy mañana llegado funciona devolver devolución reclamación hace ahora vez hacer solo sólo cliente tienda envío respuesta correo atentamente ' +
    'va voy van llevo espera esperando nadie contesta cobrado veces dos vino viene quedo acuerdo solicito baja servicio adjunto adjunta foto roto rota semana semanas mes dejado tenéis perdón aún todavía ahí aquí allí mientras sino unos han sido ser hecho vuelto volver llamar teléfono recibido hablar persona mal tras según',
  en:
    'the a an of to and in is are was were be been i you he she it we they my your our his her not no yes have has had do does did ' +
    'will would can could should this that these those with for from at on by as but or if so when where what how why which who hi ' +
    'hello thanks thank please order regards dear refund want need get got still am me us them there here any some just about ' +
    'received parcel delivery invoice money bought broken working return problem item days yesterday today ' +
    'charged twice week weeks cancel call back happy answer waiting person speak attached thank',
  ca:
    'el la els les un una uns unes de del dels al als i o que en amb per no es sha se seva seu meva meu meus meves lo li ho hi em et ens us ' +
    'és són està estan estic era va han he hem com però més molt ja si quan on què perquè des fins sense sobre aquest aquesta això ' +
    'aquests tot tota tots bon bona dia dies tarda hola gràcies salutacions vull voldria volia necessito tinc puc poden comanda ' +
    'paquet factura diners compra comprat producte vostè vostès benvolguts també cap res ahir avui demà arribat arriba funciona ' +
    'tornar devolució reclamació fa ara fer només moltes merci botiga quin quina ha nostre vaig ' +
    'dues dos setmanes setmana ningú contesta encara persona parlar acord resposta cobrat vegades venir va vam heu adjunto aquí allà amic després abans molt mateix tinc teniu gairebé sigui fins rentadora telèfon servei',
  gl:
    'o a os as un unha uns unhas de do da dos das ao á aos ás e ou que en con por para non se seu súa seus súas lle lles me mi meu ' +
    'miña te nos é son está están estou era foi ten teño temos tiña como pero máis moi xa si cando onde que porque dende desde ata ' +
    'sen sobre este esta isto ese esa iso todo toda todos ola grazas bos boas días tardes saúdos quero quería querería necesito ' +
    'podo poden favor pedido paquete factura cartos diñeiro compra comprei produto vostede vostedes estimados tamén ningún nada ' +
    'onte hoxe mañá chegou chega chegado funciona devolver devolución reclamación fai agora só na no nas nun nunha polo pola ' +
    'fixen recibín recibiu moitas conta hai ' +
    'dúas dous semanas semana levo agardando agardar ninguén veu quixera falar cunha cun persoa coa co achego vez veces cobráronme aínda aquí alí despois antes mesmo teñen tes unha mércores venres luns merquei mercar pois logo tamén loita servizo teléfono resposta',
  eu:
    'eta edo ez da dira dut dugu du dute naiz zara gara zen ziren nuen zuen nire zure gure bere hau hori hura hauek bat batzuk bai baina ' +
    'oso ere noiz non zer nola zergatik nork kaixo egun on arratsalde eskerrik asko mesedez agur eskaera pakete paketea faktura ' +
    'dirua erosi produktua itzuli nahi behar daukat dago daude egin egiten iritsi iritsiko jaso gaur atzo bihar dela zait didazue ' +
    'ditut dituzu dizut arren jaun andre agurgarria kexa erreklamazioa orain inoiz gabe arte bezala izan ' +
    'bi aldiz kobratu didate aste daramatzat zain inork erantzuten pertsona batekin hitz nago ados bidaltzen dizuet oraindik hemen han gero lehen berriro telefono zerbitzu erantzuna dizuet zuen ohartu',
  pt:
    'o a os as um uma uns umas de do da dos das ao à aos às e ou que em com por para não se seu sua seus suas lhe lhes me meu minha ' +
    'meus minhas te nos é são está estão estou era foi tem tenho temos tinha como mas mais muito já sim quando onde quê porque ' +
    'desde até sem sobre este esta isto esse essa isso todo toda todos olá oi obrigado obrigada bom boa dia tarde cumprimentos ' +
    'quero queria gostaria preciso posso podem favor encomenda pedido pacote fatura factura dinheiro compra comprei produto você ' +
    'vocês senhor prezados também nenhum nada ontem hoje amanhã chegou chega funciona devolver devolução reclamação faz agora só na no ' +
    'nas num numa pelo pela muitos muita recebi atenciosamente ainda ' +
    'duas dois semanas semana há espero espera ninguém responde falar pessoa concordo resposta cobraram vezes segue anexo ainda aqui ali depois antes mesmo têm máquina avariou serviço telefone dos contudo obrigado',
  fr:
    'le la les un une des de du au aux et ou que qui en dans avec pour par ne pas se son sa ses leur me mon ma mes te ton nous vous ' +
    'je tu il elle on ils est sont suis était a ont ai avez avons comme mais plus très déjà oui non quand où quoi comment pourquoi ' +
    'depuis sans sur ce cette cet ces tout toute tous bonjour bonsoir merci cordialement veux voudrais souhaite besoin peux pouvez ' +
    'commande colis facture argent acheté achat produit monsieur madame aussi aucun rien hier demain arrivé reçu marche ' +
    'fonctionne rembourser remboursement renvoyer réclamation fait maintenant être votre vos notre encore beaucoup ' +
    'deux fois semaines semaine attends personne parler débité reçu ci-joint joint ci toujours accord réponse encore ici après avant même téléphone service rappeler quelqu',
  de:
    'der die das den dem des ein eine einen einem einer und oder zu in im mit für von vom auf aus an am bei nach nicht kein keine ' +
    'ist sind war waren bin habe haben hat hatte wird werden würde ich du er sie es wir ihr mein meine meinen unser ihre ihren mich ' +
    'mir uns wie aber auch noch schon sehr ja nein wenn wann wo was warum weil seit bis ohne über dieser diese dieses alle hallo ' +
    'guten tag danke bitte grüße möchte will brauche kann können bestellung paket rechnung geld gekauft produkt herr frau ' +
    'gestern heute morgen angekommen funktioniert zurück zurückgeben erstattung reklamation jetzt immer sehr geehrte freundlichen ' +
    'vielen zweimal abgebucht warte zwei wochen woche anbei rufen antwort einverstanden jemand sprechen hier dann wieder telefon dienst',
  it:
    'il lo la i gli le un uno una di del dello della dei degli delle al allo alla ai e o che in nel nella con per da dal dalla non si ' +
    'suo sua suoi mi mio mia miei ti ci vi è sono sta stato era ha hanno ho abbiamo come ma più molto già sì quando dove cosa ' +
    'perché fino senza su sul questo questa questi quello tutto tutta tutti ciao buongiorno buonasera grazie saluti distinti ' +
    'cordiali voglio vorrei bisogno posso possono favore ordine pacco fattura soldi comprato acquisto prodotto gentile spett ' +
    'anche nessun nessuna niente ieri oggi domani arrivato funziona restituire rimborso reclamo fa ora ancora ricevuto ' +
    'mille due volte addebitato aspetto settimane settimana nessuno risponde parlare persona risposta accordo allegato qui lì dopo prima stesso telefono servizio avete mando',
};

/** Spellings that only one or two of the nine have; each hit counts like so many small words. */
const TRAITS: [RegExp, Partial<Record<MailLanguage, number>>][] = [
  [/[¿¡]/g, { es: 3, gl: 0.5 }],
  [/ñ/g, { es: 1, gl: 1, eu: 0.3 }],
  [/ción(?!\p{L})/gu, { es: 1.2, gl: 1 }],
  [/(?:ióis|éis|áis|ásteis)(?!\p{L})/gu, { es: 1.5 }],
  [/(?<!\p{L})x\p{L}|eiro|(?:aron|eron|ou|eu)(?:me|nos|se|lle)(?!\p{L})|(?:ouse|áronme|éronme)(?!\p{L})/gu, { gl: 1 }],
  [/[^r]ou(?!\p{L})/gu, { gl: 0.5, pt: 0.4 }],
  [/l·l|ció(?!\p{L})|(?<!\p{L})[ld]'|(?:ny|ïs|ïn)|(?:ats|ada|ades|eu|iu)(?!\p{L})/gu, { ca: 0.5 }],
  [/(?<!\p{L})(?:m|t|s|n)'(?:ha|he|heu|han|en|és)/gu, { ca: 1.5 }],
  [/(?:ção|ções|ão|ões)(?!\p{L})|[ãõ]/gu, { pt: 2 }],
  [/lh[aeo]|nh[aeo]|-(?:me|se|lhe|nos|o|a)(?!\p{L})/gu, { pt: 0.7 }],
  [/tx|tz|(?:aren|ren|rekin|arekin|etan|ekin|ko|ak|tik|tzen|tzeko|zue|zuet|didate|nago)(?!\p{L})/gu, { eu: 0.6 }],
  [/[ßäöü]/g, { de: 1.2 }],
  [/sch|cht|ung(?!\p{L})|ier(?:en|t)(?!\p{L})/gu, { de: 0.8 }],
  [/[çèêîôûœ]/g, { fr: 0.5, ca: 0.2, pt: 0.1 }],
  [/(?<!\p{L})(?:j|qu|c)'|eux(?!\p{L})|(?:ée|és|ez)(?!\p{L})/gu, { fr: 0.8 }],
  [/(?:zione|zioni|gli|mente|zz[aoi]|tto|ato|uto)(?!\p{L})/gu, { it: 0.5 }],
  [/(?<!\p{L})(?:dell|nell|all|un|dov)'/gu, { it: 1 }],
  [/(?:ing|'t|'s|'ve|'m|ght|ck)(?!\p{L})|th/gu, { en: 0.6 }],
];

const INDEX = buildIndex();
const READ = 1_200;
const LEAST_SCORE = 1;
const LEAST_LEAD = 1.1;
/** Breaks ties of very short texts: most of the mail is Spanish. */
const PRIOR: Partial<Record<MailLanguage, number>> = { es: 0.3 };

/** The language of a text by its first 1,200 characters; null when it says too little to tell. */
export function detectLanguage(text: string): MailLanguage | null {
  const sample = text
    .slice(0, READ)
    .toLowerCase()
    .normalize('NFC')
    .replace(/\S+@\S+|https?:\S+/g, ' ')
    .replaceAll('’', "'");
  const scores = new Map<MailLanguage, number>(MAIL_LANGUAGES.map((language) => [language, PRIOR[language] ?? 0]));
  const add = (language: MailLanguage, value: number) => scores.set(language, scores.get(language)! + value);
  const words = sample.match(/\p{L}+/gu) ?? [];
  for (const word of words) {
    const known = INDEX.get(word);
    // A word of one language is worth more than one shared by five.
    if (known !== undefined) for (const language of known) add(language, 1 / Math.sqrt(known.length));
  }
  for (const [pattern, worth] of TRAITS) {
    const hits = Math.min(sample.match(pattern)?.length ?? 0, words.length);
    for (const language of Object.keys(worth) as MailLanguage[]) add(language, hits * worth[language]!);
  }
  const [best, second] = [...scores].toSorted((a, b) => b[1] - a[1]);
  if (best === undefined || second === undefined || words.length === 0) return null;
  const enough = best[1] >= LEAST_SCORE && best[1] / words.length > 0.12;
  return enough && best[1] >= second[1] * LEAST_LEAD ? best[0] : null;
}

function buildIndex(): Map<string, MailLanguage[]> {
  const index = new Map<string, MailLanguage[]>();
  for (const language of MAIL_LANGUAGES) {
    for (const word of new Set(WORDS[language].split(' '))) {
      const known = index.get(word);
      if (known === undefined) index.set(word, [language]);
      else known.push(language);
    }
  }
  return index;
}
