/** Whom and what a record is connected with. */
import { type CardRecord } from "../api/card";
import { type CollaborationRow, type Named } from "../api/rows";
import { CoverageLine } from "../parts/CoverageLine";
import { PatternChip, Unverified } from "../parts/Marks";
import { periodText } from "../parts/period";
import { SelectLink } from "../parts/SelectLink";
import { t } from "../text";
import { connectionsOf, type Item } from "./connections";

export function Connections({ record }: { readonly record: CardRecord }) {
  return (
    <>
      <Cooperations record={record} />
      {connectionsOf(record).map(({ title, total, items }) => (
        <section key={title}>
          <h3>{t(title, { count: total })}</h3>
          <ul>
            {items.map((item) => (
              <Link key={item.key} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Cooperations({ record: { id, collaborations } }: { readonly record: CardRecord }) {
  if (!collaborations || collaborations.totalCount === 0) return null;
  return (
    <section>
      <h3>{t("card.collaborations", { count: collaborations.totalCount })}</h3>
      <ul>
        {collaborations.nodes.map((row) => (
          <Cooperation key={row.id} row={row} of={id} />
        ))}
      </ul>
      <CoverageLine coverage={collaborations.coverage} />
    </section>
  );
}

function Link({ item: { id, name, more } }: { readonly item: Item }) {
  return (
    <li>
      {id ? (
        <SelectLink change={{ focus: id }}>
          <bdi>{name}</bdi>
        </SelectLink>
      ) : (
        <bdi>{name}</bdi>
      )}
      {more && (
        <span class="quiet">
          {" "}
          <bdi>{more}</bdi>
        </span>
      )}
    </li>
  );
}

/** One round, told by its other side. */
function Cooperation({ row, of }: { readonly row: CollaborationRow; readonly of: string }) {
  const sides = [row.npm ?? row.network, row.partner].filter((side): side is Named => side !== null && side.id !== of);
  const other = sides.map(({ name }) => name).join(" – ") || row.partnerLabel || t("partner.unnamed");
  return (
    <li>
      <SelectLink change={{ focus: row.id }}>
        <bdi>{other}</bdi>
      </SelectLink>{" "}
      <Unverified {...row} />
      <div class="quiet">
        {row.patterns.map((pattern) => (
          <PatternChip key={pattern} pattern={pattern} />
        ))}
        {periodText(row)}
      </div>
    </li>
  );
}
