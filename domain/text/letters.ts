/**
 * Lower-case letters, diacritics already removed, and the Latin letters they fold to. One mapping serves all languages of a script, so
 * that a query need not know the language. Where Serbian Latin has one letter, Cyrillic folds to that letter without its caron or stroke:
 * ђ = đ = d, ж = ž = z, ћ = ć = c, ч = č = c, ш = š = s, џ = dž = dz. Щ is Bulgarian "št" (so защита = zaštita = zastita), ъ Bulgarian "a".
 */
const LATIN = "ł=l đ=d ø=o æ=ae œ=oe ß=ss ı=i þ=th ð=d ə=e ħ=h ŧ=t ŋ=n ĸ=k ɖ=d ǝ=e ƶ=z";

const CYRILLIC =
  "а=a б=b в=v г=g д=d ђ=d е=e ж=z з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=c у=u ф=f х=h ц=c ч=c џ=dz ш=s " +
  "ѕ=dz щ=st ъ=a ы=y ь= э=e ю=iu я=ia є=ie і=i ґ=g ү=u ұ=u ө=o ң=n қ=k ғ=g һ=h ә=a";

const GREEK =
  "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ου=ou αυ=av ευ=ev";

/** The national system of 2002, without apostrophes. */
const GEORGIAN =
  "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch " +
  "ხ=kh ჯ=j ჰ=h";

/** BGN/PCGN 1981, without apostrophes. */
const ARMENIAN =
  "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s " +
  "վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f ու=u";

/** Spellings of one word differ in these: wasla, dotless and Persian yeh, teh marbuta and other forms of heh, Persian kaf, hamza on the line. */
const ARABIC = "ٱ=ا ى=ي ی=ي ې=ي ے=ي ة=ه ە=ه ہ=ه ھ=ه ک=ك ڪ=ك ء=";
/** Final forms. */
const HEBREW = "ך=כ ם=מ ן=נ ף=פ ץ=צ";
/** Arabic and Persian digits. */
const DIGITS = "٠=0 ١=1 ٢=2 ٣=3 ٤=4 ٥=5 ٦=6 ٧=7 ٨=8 ٩=9 ۰=0 ۱=1 ۲=2 ۳=3 ۴=4 ۵=5 ۶=6 ۷=7 ۸=8 ۹=9";

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  [LATIN, CYRILLIC, GREEK, GEORGIAN, ARMENIAN, ARABIC, HEBREW, DIGITS]
    .flatMap((table) => table.split(" "))
    .map((entry) => {
      const at = entry.indexOf("=");
      return [entry.slice(0, at), entry.slice(at + 1)] as const;
    }),
);

const TWO_LETTERS_OR_ONE = /ου|αυ|ευ|ու|\p{L}|\p{Nd}/gu;

/** Text with every letter of the tables as it folds; takes lower case without diacritics, leaves other letters as they are. */
export function latinOf(text: string): string {
  return text.replace(TWO_LETTERS_OR_ONE, (letters) => LATIN_OF.get(letters) ?? letters);
}
