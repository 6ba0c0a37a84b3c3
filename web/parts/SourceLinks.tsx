/** Where a line was read: its first source by the site that has it, and how many more there are. */
import { type SourceLine } from "../api/operations";
import { t } from "../text";
import { safeAddress } from "./addresses";
import { SelectLink } from "./SelectLink";

interface Props {
  readonly sources: readonly SourceLine[];
  /** Id of the record whose card lists them all; `#sources`: this card does; null: they are listed nowhere else. */
  readonly of?: string | null;
}

/** Links to sources: the first, and then either the others or, on the card of the record `of`, how many more there are. */
export function SourceLinks({ sources, of = null }: Props) {
  const [first, ...others] = sources;
  if (!first) return <span class="source-links">{t("sources.none")}</span>;
  return (
    <span class="source-links">
      <One source={first} />
      {others.length > 0 &&
        (of === null ? (
          others.map((source) => <One key={source.id} source={source} />)
        ) : (
          <Rest of={of} count={others.length} />
        ))}
    </span>
  );
}

function Rest({ of, count }: { readonly of: string; readonly count: number }) {
  const label = (
    <>
      <span aria-hidden="true">+{count}</span>
      <span class="hidden-label">{t("sources.more", { count })}</span>
    </>
  );
  return of.startsWith("#") ? <a href={of}>{label}</a> : <SelectLink change={{ focus: of }}>{label}</SelectLink>;
}

function One({ source: { id, title, url } }: { readonly source: SourceLine }) {
  const address = safeAddress(url);
  const label = <span class="hidden-label">{t("sources.one", { title })}</span>;
  if (address === null)
    return (
      <SelectLink change={{ focus: id }}>
        <span aria-hidden="true">{t("sources.record")}</span>
        {label}
      </SelectLink>
    );
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" title={title}>
      <span aria-hidden="true">{siteOf(address)}</span>
      {label}
    </a>
  );
}

/** `https://www.varuh-rs.si/…` → `varuh-rs.si`. */
const siteOf = (address: string): string => new URL(address).hostname.replace(/^www\d?\./, "");
