/** The fields of a record, by name and value. */
import { type CardRecord } from "./record";
import { type SourceLine } from "../api/operations";
import { PatternChip } from "../parts/Marks";
import { SelectLink } from "../parts/SelectLink";
import { SourceLinks } from "../parts/SourceLinks";
import { t } from "../text";
import { factsOf, type Fact } from "./facts";

/** The fields of a record that have a value, with a mark on those that are not verified. */
export function Facts({ record }: { readonly record: CardRecord }) {
  const unverified = new Set(record.unverifiedFields);
  const patterns = record.patterns ?? (record.pattern ? [record.pattern] : []);
  const footnote = footnoteOf(record);
  return (
    <dl class="facts">
      {patterns.length > 0 && (
        <>
          <dt>{t("card.field.patterns")}</dt>
          <dd class={unverified.has("patterns") ? "unverified" : undefined}>
            {patterns.map((pattern) => (
              <PatternChip key={pattern} pattern={pattern} />
            ))}
          </dd>
        </>
      )}
      {factsOf(record).map((fact) => (
        <Line
          key={fact.field}
          fact={fact}
          isUnverified={unverified.has(fact.field)}
          sources={sourcesOf(record, fact.field)}
        />
      ))}
      {footnote && <dd class="quiet">{footnote}</dd>}
    </dl>
  );
}

/** Of the state itself, or of the state of the record. */
function footnoteOf({ nameFootnote, state }: CardRecord): string | null {
  return nameFootnote ?? state?.nameFootnote ?? null;
}

/** Where a field was read: of its own where that is recorded, else with the record. */
function sourcesOf({ provenance = [], sources = [] }: CardRecord, field: string): readonly SourceLine[] {
  return provenance.find((one) => one.field === field)?.sources ?? sources;
}

interface LineProps {
  readonly fact: Fact;
  readonly isUnverified: boolean;
  readonly sources: readonly SourceLine[];
}

function Line({ fact, isUnverified, sources }: LineProps) {
  const { label, text, records = [], address } = fact;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span class={isUnverified ? "unverified" : undefined}>
          {records.map(({ id, name }) => (
            <SelectLink key={id} change={{ focus: id }}>
              <bdi>{name}</bdi>
            </SelectLink>
          ))}
          {address ? (
            <a href={address} target="_blank" rel="noopener noreferrer">
              <bdi>{text}</bdi>
            </a>
          ) : (
            text !== undefined && <bdi>{text}</bdi>
          )}
        </span>
        {isUnverified && <span class="mark unverified-mark">{t("mark.unverified")}</span>}
        {sources.length > 0 && (
          <span class="quiet">
            {" "}
            <SourceLinks sources={sources} of="#sources" />
          </span>
        )}
      </dd>
    </>
  );
}
