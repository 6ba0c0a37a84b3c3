/** The sources of a record. */
import { type SourceFacts } from "../api/operations";
import { safeAddress } from "../parts/addresses";
import { SelectLink } from "../parts/SelectLink";
import { t } from "../text";

/** The sources of a record with links to them, or the statement that none is recorded. */
export function Sources({ sources }: { readonly sources: readonly SourceFacts[] }) {
  if (sources.length === 0) return <p class="quiet">{t("card.sources.none")}</p>;
  return (
    <section id="sources">
      <h3>{t("card.sources", { count: sources.length })}</h3>
      <ul>
        {sources.map((source) => (
          <Source key={source.id} {...source} />
        ))}
      </ul>
    </section>
  );
}

function Source({ id, title, url, publisher, date }: SourceFacts) {
  const address = safeAddress(url);
  return (
    <li>
      <SelectLink change={{ focus: id }}>
        <bdi>{title}</bdi>
      </SelectLink>
      <div class="quiet">
        <bdi>{[publisher, date].filter(Boolean).join(", ")}</bdi>{" "}
        {address && (
          <a href={address} target="_blank" rel="noopener noreferrer">
            {t("card.source.open")}
            <span class="hidden-label">: {title}</span>
          </a>
        )}
      </div>
    </li>
  );
}
