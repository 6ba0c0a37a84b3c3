/** The six patterns of a state: recorded, known absent, or not recorded. */
import { type CardRecord } from "./record";
import { PatternGlyph } from "../parts/PatternGlyph";
import { SourceLinks } from "../parts/SourceLinks";
import { t, word } from "../text";

/** The six patterns of a state with their sources; nothing for other records. */
export function Gaps({ record: { gaps } }: { readonly record: CardRecord }) {
  if (!gaps || gaps.length === 0) return null;
  return (
    <section>
      <h3>{t("card.gaps")}</h3>
      <PatternGlyph cells={gaps.map(({ pattern, status }) => ({ pattern, state: status }))} />
      <ul class="gaps">
        {gaps.map(({ pattern, status, because, sources }) => (
          <li key={pattern}>
            <strong>{word("pattern", pattern)}</strong>: {word("state", status)}
            <div class="quiet">
              <bdi>{because}</bdi> {sources.length > 0 && <SourceLinks sources={sources} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
