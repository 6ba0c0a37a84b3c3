import { daysOf } from "../time/partialDate";
import { listed } from "../ruling";

/** A language that a document must exist in, and the members whose language it is. */
export interface RequiredLanguage {
  /** Language tag, such as "sq". */
  readonly language: string;
  /** One English sentence. */
  readonly because: string;
  /** Ids of the members. */
  readonly members: readonly string[];
}

/** A text of the document in one language. */
export interface LanguageVersion {
  readonly id: string;
  readonly language: string;
  readonly date: string | null;
}

/** A document, its versions, and the languages it must exist in. */
export interface LanguageParityFacts {
  readonly required: readonly RequiredLanguage[];
  /** Names of members whose languages are not recorded. */
  readonly membersWithoutLanguages: readonly string[];
  readonly versions: readonly LanguageVersion[];
  /** The text that the versions follow; null where none is recorded as such. */
  readonly original: LanguageVersion | null;
}

/** UNKNOWN: there is a version, but the dates do not show whether it is newer than the original. */
export type LanguageResult = "PRESENT" | "MISSING" | "OUTDATED" | "UNKNOWN";

/** Whether a document exists in one language, and is up to date there. */
export interface LanguageFinding {
  readonly language: string;
  readonly result: LanguageResult;
  /** Id of the version that was found. */
  readonly document: string | null;
  /** English sentences: why the language is required, and what was found. */
  readonly because: string;
}

/** Whether a document exists in every language that D17 requires. */
export interface LanguageParity {
  /** English first, the others in the order given. */
  readonly languages: readonly LanguageFinding[];
  /** Why the list of languages may lack some: members whose languages are not recorded; null where it lacks none. */
  readonly incompleteBecause: string | null;
}

type Found = Pick<LanguageFinding, "result" | "document" | "because">;

const ENGLISH: RequiredLanguage = {
  language: "en",
  because: "The Declaration is made in the English language (D17).",
  members: [],
};
const BEST_FIRST: readonly LanguageResult[] = ["PRESENT", "UNKNOWN", "OUTDATED", "MISSING"];

/** Whether a document exists, and follows its original, in English and in the languages of the members (D17). */
export function languageParity(facts: LanguageParityFacts): LanguageParity {
  const others = facts.required.filter(({ language }) => language !== ENGLISH.language);
  const unknown = facts.membersWithoutLanguages;
  return {
    languages: [ENGLISH, ...others].map((required) => findingOf(required, facts)),
    incompleteBecause:
      unknown.length > 0 ? `The languages of ${listed(unknown)} are not recorded; more may be required (D17).` : null,
  };
}

function findingOf(required: RequiredLanguage, facts: LanguageParityFacts): LanguageFinding {
  const { language } = required;
  const found = bestOf(language, facts);
  return { language, result: found.result, document: found.document, because: `${required.because} ${found.because}` };
}

function bestOf(language: string, { versions, original }: LanguageParityFacts): Found {
  if (original?.language === language)
    return { result: "PRESENT", document: original.id, because: "The original is in this language." };
  const found = versions
    .filter((version) => version.language === language)
    .map((version) => compare(version, original))
    .sort((a, b) => BEST_FIRST.indexOf(a.result) - BEST_FIRST.indexOf(b.result));
  return found[0] ?? { result: "MISSING", document: null, because: "No version in this language is recorded." };
}

function compare(version: LanguageVersion, original: LanguageVersion | null): Found {
  const found = (result: LanguageResult, because: string): Found => ({ result, document: version.id, because });
  if (!original) return found("UNKNOWN", "There is a version; which text is the original is not recorded.");
  if (version.date === null) return found("UNKNOWN", "There is a version; its date is not recorded.");
  if (original.date === null) return found("UNKNOWN", "There is a version; the date of the original is not recorded.");
  const ofVersion = daysOf(version.date, "version.date");
  const ofOriginal = daysOf(original.date, "original.date");
  const dates = `The version is of ${version.date}, the original of ${original.date}`;
  if (ofVersion.latest < ofOriginal.earliest) return found("OUTDATED", `${dates}.`);
  if (ofVersion.earliest >= ofOriginal.latest) return found("PRESENT", `${dates}.`);
  return found("UNKNOWN", `${dates}; these dates do not show which is newer.`);
}
