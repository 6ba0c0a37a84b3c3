import { type Lines } from "./lists";
import { type Named } from "../api/operations";
import { PatternChip, Unverified } from "../parts/Marks";
import { periodText } from "../parts/period";
import { SelectLink } from "../parts/SelectLink";
import { SourceLinks } from "../parts/SourceLinks";
import { t, word } from "../text";

interface Props {
  readonly row: Lines["collaborations"];
  /** Id of the record on whose card it stands. */
  readonly of: string;
}

/** One round of cooperation, seen from its other party. */
export function Cooperation({ row, of }: Props) {
  const sides = [row.npm ?? row.network, row.partner].filter((side): side is Named => side !== null && side.id !== of);
  const other = [...sides.map(({ name }) => name), ...(row.partner ? [] : [row.partnerLabel ?? t("partner.unnamed")])];
  return (
    <li>
      <SelectLink change={{ focus: row.id }}>
        <bdi>{other.join(" – ")}</bdi>
      </SelectLink>{" "}
      <Unverified {...row} />
      <div class="quiet">
        {row.patterns.map((pattern) => (
          <PatternChip key={pattern} pattern={pattern} />
        ))}
        {periodText(row)}, {word("status", row.status)} <SourceLinks sources={row.sources} of={row.id} />
      </div>
    </li>
  );
}
