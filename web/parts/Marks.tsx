/** Small signs that go with records. */
import { hasText, t, word } from "../text";
import { fieldsInWords } from "./fields";

interface Sure {
  readonly confidence: string;
  readonly unverifiedFields: readonly string[];
}

/** Says in words what is not verified: the record, or some of its fields; nothing where all is. */
export function Unverified({ confidence, unverifiedFields }: Sure) {
  if (confidence === "UNVERIFIED") return <span class="mark unverified-mark">{t("mark.unverified")}</span>;
  if (unverifiedFields.length === 0) return null;
  const fields = fieldsInWords(unverifiedFields);
  return <span class="mark unverified-mark">{t("mark.unverified.fields", { fields })}</span>;
}

/** A pattern by its colour and its name. */
export function PatternChip({ pattern }: { readonly pattern: string }) {
  const isKnown = hasText(`pattern.${pattern}`);
  return (
    <span class="chip">
      <span class="dot" style={{ background: isKnown ? `var(--${pattern})` : "var(--quiet)" }} aria-hidden="true" />
      {word("pattern", pattern)}
    </span>
  );
}
